import { readdirSync } from 'node:fs';

export const MIGRATIONS = new URL('../migrations/', import.meta.url);
const MIGRATION_FILE = /^(\d{4}-[a-z0-9-]+)\.ts$/;

/** Names of the migrations in a folder, in the order in which they run. */
export function listMigrations(folder: URL): string[] {
  return readdirSync(folder)
    .flatMap((file) => MIGRATION_FILE.exec(file)?.[1] ?? [])
    .toSorted();
}

/** The last migration that this program knows; a database that has a later one is a newer program's. */
export const LATEST_MIGRATION = listMigrations(MIGRATIONS).at(-1) ?? '';
