import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Kysely } from 'kysely';
import type { DB } from '../database/schema.ts';
import { writeBackup } from '../importer/backup/write-backup.ts';

const NAME = /^debrief-\d{4}-\d\d-\d\d\.ndjson\.zst$/;

type DailyBackup = {
  /** DEBRIEF_HOME; the backups lie in a folder of it. */
  readonly home: string;
  readonly keep: number;
  readonly now: Date;
};

/** Writes today's backup and removes all but the newest `keep`. Run twice a day it replaces its own. */
export async function writeDailyBackup(
  db: Kysely<DB>,
  { home, keep, now }: DailyBackup,
): Promise<{ readonly file: string; readonly rows: number; readonly removed: number }> {
  const folder = path.join(home, 'backups');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, `debrief-${now.toISOString().slice(0, 10)}.ndjson.zst`);
  const rows = await writeBackup(db, file);
  const old = (await readdir(folder))
    .filter((name) => NAME.test(name))
    .toSorted()
    .slice(0, -keep);
  for (const name of old) await rm(path.join(folder, name));
  return { file, rows, removed: old.length };
}
