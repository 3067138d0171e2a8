import { readdirSync } from 'node:fs';

export const MIGRATIONS = new URL('../migrations/', import.meta.url);
const MIGRATION_FILE = /^(\d{4}-[a-z0-9-]+)\.ts$/;

/** Returns the names of the migrations in a folder, in the order in which they run. */
export function listMigrations(folder: URL): string[] {
  return readdirSync(folder)
    .flatMap((file) => MIGRATION_FILE.exec(file)?.[1] ?? [])
    .toSorted();
}

/** The last migration that this program knows; a database with a later one belongs to a newer program. */
export const LATEST_MIGRATION = listMigrations(MIGRATIONS).at(-1) ?? '';
