// The command line: one verb a file. The only place that catches what a verb throws.
import { Command } from 'commander';
import { DatabaseError } from '../database/database-error.ts';
import { CliError } from './cli-error.ts';
import { backupCommand } from './backup-command.ts';
import { doctorCommand } from './doctor-command.ts';
import { explainCommand } from './explain-command.ts';
import { exportCommand } from './export-command.ts';
import { forgetCommand } from './forget-command.ts';
import { importCommand } from './import-command.ts';
import { migrateCommand } from './migrate-command.ts';
import { recapCommand } from './recap-command.ts';
import { renderCommand } from './render-command.ts';
import { replayCommand } from './replay-command.ts';
import { restoreCommand } from './restore-command.ts';
import { runCommand } from './run-command.ts';
import { sayCommand } from './say-command.ts';
import { sftpCommand } from './sftp-command.ts';
import { simulateCommand } from './simulate-command.ts';
import { workerCommand } from './worker-command.ts';

const program = new Command('debrief')
  .description('Round stats of ET:Legacy, proven and told')
  .showHelpAfterError('Add --help to see how it is used.')
  .addCommand(runCommand)
  .addCommand(importCommand)
  .addCommand(recapCommand)
  .addCommand(renderCommand)
  .addCommand(sayCommand)
  .addCommand(exportCommand)
  .addCommand(explainCommand)
  .addCommand(doctorCommand)
  .addCommand(replayCommand)
  .addCommand(forgetCommand)
  .addCommand(migrateCommand)
  .addCommand(workerCommand)
  .addCommand(backupCommand)
  .addCommand(restoreCommand)
  .addCommand(sftpCommand)
  .addCommand(simulateCommand);

// Whoever reads our output may have read enough, like "head": that is no failure, and what is open gets closed all the same.
const ENOUGH = new Set(['EPIPE', 'ERR_STREAM_DESTROYED', 'ERR_STREAM_PREMATURE_CLOSE']);

function hasReadEnough(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && ENOUGH.has(error.code)
  );
}

process.stdout.on('error', (error) => {
  if (!hasReadEnough(error)) throw error;
});

try {
  await program.parseAsync();
} catch (error) {
  if (!hasReadEnough(error)) {
    if (!(error instanceof CliError || error instanceof DatabaseError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
