// The command line: one verb a file. The only place that catches what a verb throws.
import { Command } from 'commander';
import { DatabaseError } from '../database/database-error.ts';
import { CliError } from './cli-error.ts';
import { exportCommand } from './export-command.ts';
import { importCommand } from './import-command.ts';
import { recapCommand } from './recap-command.ts';

const program = new Command('debrief')
  .description('Round stats of ET:Legacy, proven and told')
  .showHelpAfterError('Add --help to see how it is used.')
  .addCommand(importCommand)
  .addCommand(exportCommand)
  .addCommand(recapCommand);

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = 1;
  if (error instanceof CliError || error instanceof DatabaseError) process.stderr.write(`${error.message}\n`);
  else throw error;
}
