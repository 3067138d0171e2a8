import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Kysely } from 'kysely';
import type { DB } from '../database/schema.ts';
import type { GameImporter } from '../importer/game-importer.ts';
import { writeBackup } from '../importer/backup/write-backup.ts';

const NAME = /^debrief-\d{4}-\d\d-\d\d\.ndjson\.zst$/;

type DailyBackup = {
  /** DEBRIEF_HOME; the backups are in a subfolder of it. */
  readonly home: string;
  readonly keep: number;
  readonly now: Date;
  readonly importers: readonly GameImporter[];
};

export type WrittenBackup = {
  readonly file: string;
  readonly rows: number;
  readonly removed: number;
  /** Backups with a future date, from a time when the clock was wrong: kept until that date has passed. */
  readonly ahead: number;
};

/**
 * Writes today's backup, then removes all but the newest `keep` of those dated up to today. Today's is always among
 * them, whatever dates the other names carry. A second run on the same day replaces its own backup.
 */
export async function writeDailyBackup(
  db: Kysely<DB>,
  { home, keep, now, importers }: DailyBackup,
): Promise<WrittenBackup> {
  const folder = path.join(home, 'backups');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const today = `debrief-${now.toISOString().slice(0, 10)}.ndjson.zst`;
  const file = path.join(folder, today);
  const rows = await writeBackup(db, file, importers);
  const names = (await readdir(folder)).filter((name) => NAME.test(name)).toSorted();
  const past = names.filter((name) => name < today);
  const old = past.slice(0, Math.max(0, past.length - (keep - 1)));
  for (const name of old) await rm(path.join(folder, name));
  return { file, rows, removed: old.length, ahead: names.filter((name) => name > today).length };
}
