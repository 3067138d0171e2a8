// debrief backup FILE: writes everything that cannot be derived into one file. Read only; works beside a running
// Debrief.
import path from 'node:path';
import { SingleBar } from 'cli-progress';
import { Command } from 'commander';
import { TargetRefused } from '../importer/backup/claim-target.ts';
import { writeBackup } from '../importer/backup/write-backup.ts';
import { UserError } from '../core/user-error.ts';
import { loadImporters } from './app/find-game.ts';
import { withApp } from './app/open-app.ts';
import { printLine } from './print/print.ts';
import { createStopSignal } from './app/create-stop-signal.ts';

export const backupCommand = new Command('backup')
  .description(
    'Write all files, servers and decisions into one file, from which "restore" rebuilds everything',
  )
  .argument('<file>', 'the target, such as debrief.ndjson.zst; a backup of that name is replaced')
  .action(async (file: string) => {
    await withApp(async ({ db, log }) => {
      const signal = createStopSignal(log);
      const bar = new SingleBar({ format: '{value} rows written', hideCursor: true, stream: process.stderr });
      const onProgress = (done: number) => process.stderr.isTTY && bar.increment(done);
      if (process.stderr.isTTY) bar.start(0, 0);
      const rows = await writeBackup(db, file, await loadImporters(), onProgress, signal)
        .catch((error: unknown) => explain(error, file))
        .finally(() => bar.stop());
      printLine(`${rows} rows in ${path.resolve(file)}.`);
    });
  });

function explain(error: unknown, file: string): never {
  if (error instanceof TargetRefused)
    throw new UserError(
      `${file} is not replaced. ${error.message}`,
      'Name a new file, or an earlier backup that may be replaced.',
    );
  if (error instanceof Error && error.name === 'AbortError')
    throw new UserError('The backup was interrupted.', 'Nothing was written. Run it again.');
  if (!(error instanceof Error && 'syscall' in error && 'path' in error)) throw error;
  throw new UserError(
    `The file cannot be written: ${error.message}.`,
    'Name a file in a folder that exists.',
  );
}
