// debrief backup FILE: everything that cannot be derived, as one file. Read only; works beside a running Debrief.
import path from 'node:path';
import { SingleBar } from 'cli-progress';
import { Command } from 'commander';
import { writeBackup } from '../importer/backup/write-backup.ts';
import { CliError } from './cli-error.ts';
import { withApp } from './open-app.ts';
import { printLine } from './print.ts';

export const backupCommand = new Command('backup')
  .description(
    'Write all files, servers and decisions into one file, from which "restore" makes everything again',
  )
  .argument('<file>', 'where to, such as debrief.ndjson.zst; one of that name is replaced')
  .action(async (file: string) => {
    await withApp(async ({ db }) => {
      const bar = new SingleBar({ format: '{value} rows written', hideCursor: true, stream: process.stderr });
      if (process.stderr.isTTY) bar.start(0, 0);
      const rows = await writeBackup(db, file, (done) => process.stderr.isTTY && bar.increment(done)).catch(
        explain,
      );
      bar.stop();
      printLine(`${rows} rows in ${path.resolve(file)}.`);
    });
  });

function explain(error: unknown): never {
  if (!(error instanceof Error && 'syscall' in error && 'path' in error)) throw error;
  throw new CliError(
    `The file cannot be written: ${error.message}.`,
    'Name a file in a folder that is there.',
  );
}
