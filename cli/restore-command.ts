// debrief restore FILE: restores a backup and derives everything from it. Existing data stay unchanged.
import path from 'node:path';
import { SingleBar } from 'cli-progress';
import { Command } from 'commander';
import type { Kysely } from 'kysely';
import type { DB } from '../database/schema.ts';
import { type BackupCheck, checkBackup } from '../importer/backup/check-backup.ts';
import { restoreBackup } from '../importer/backup/restore-backup.ts';
import { UserError } from '../core/user-error.ts';
import { keepAlarms } from '../work/keep-alarms.ts';
import { describeConflicts } from './describe-conflicts.ts';
import { loadImporters } from './app/find-game.ts';
import { withApp } from './app/open-app.ts';
import { printLine } from './print/print.ts';

export const restoreCommand = new Command('restore')
  .description('Restore a file that "backup" wrote: adds what is missing, then derives all rounds')
  .argument('<file>', 'the backup')
  .action(async (file: string) => {
    const { header } = await check(file);
    await withApp(async ({ db, self }) => {
      const bar = new SingleBar({
        format: '{bar} {value}/{total} rows read and derived',
        hideCursor: true,
        stream: process.stderr,
      });
      if (process.stderr.isTTY) bar.start(header.rows * 2, 0);
      const onProgress = (done: number): unknown => process.stderr.isTTY && bar.increment(done);
      const about = `restore/${header.createdAt}`;
      const onAccepted = async (trx: Kysely<DB>) => keepAlarms(trx).open(about, sayUnfinished(file));
      const restored = await restoreBackup(db, file, await loadImporters(), onProgress, {
        self,
        onAccepted,
      }).finally(() => bar.stop());
      await keepAlarms(db).end(about);
      printLine(`From the backup of ${header.createdAt}, with ${header.rows} rows:`);
      printLine(
        `  ${restored.payloads} files and ${restored.others} other rows were missing and have been added.`,
      );
      for (const game of restored.unknownGames)
        printLine(`  Files of the game "${game}" stay in the inbox: this version does not know that game.`);
      for (const { from, to, payloads: files } of restored.moved)
        printLine(
          `  The server "${from}" is "${to}" now, as the backup says: ${files} files were read again. Name it "${to}" in debrief.json too.`,
        );
      for (const line of describeConflicts(restored.conflicts)) printLine(`  ${line}`);
    });
  });

/** What is there of an unfinished restore looks whole, so that something has to say so. */
function sayUnfinished(file: string): string {
  return `The restore of ${path.resolve(file)} began at {since} and has not ended, so files may be missing. If it is no longer running, run it again: what is there already stays.`;
}

async function check(file: string): Promise<Extract<BackupCheck, { ok: true }>> {
  const checked = await checkBackup(file).catch((error: unknown): never => {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new UserError(`The file cannot be read: ${error.message}.`, 'Check its path.');
  });
  if (checked.ok) return checked;
  throw new UserError(
    `${file} cannot be restored. ${checked.say}`,
    'Nothing was changed. Take another backup.',
  );
}
