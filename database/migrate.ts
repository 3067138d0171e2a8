import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { DatabaseError } from './failures/database-error.ts';
import { explainConnectionError } from './failures/explain-connection-error.ts';
import { listMigrations, MIGRATIONS } from './known-migrations.ts';
import { refuseFormerNumbering } from './refuse-former-numbering.ts';
import { refuseOlderProcesses } from './refuse-older-processes.ts';

export type Migrated = { readonly applied: readonly string[] };

export type MigrateOptions = {
  /** A file URL ending in a slash; `migrations/` by default. */
  readonly folder?: URL;
};

/**
 * Migrates the database to this version's schema and returns the names of the applied migrations, in order. All or none
 * are applied, because they share a transaction. Several processes may call it at once; one works, the others wait and
 * find nothing left to do. Throws a DatabaseError when the database is newer than this program or too old for it, or its user
 * may not create tables, and an OlderProcessError when a process of an older version is using it.
 */
export async function migrate<T>(
  db: Kysely<T>,
  { folder = MIGRATIONS }: MigrateOptions = {},
): Promise<Migrated> {
  const known = listMigrations(folder);
  const before = await fetchApplied(db).catch((error: unknown) => {
    throw explainConnectionError(error, 'this database');
  });
  if (before.length === known.length && known.every((name, at) => name === before[at]))
    return { applied: [] };
  refuseFormerNumbering(before);
  const migrations = await loadMigrations(known, folder);
  const next = known.find((name) => !before.includes(name));
  if (before.length > 0 && next !== undefined) migrations[next] = guard(migrations[next], known);
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
    migrationTableSchema: 'core',
    migrationTableName: 'migrations',
    migrationLockTableName: 'migrations_lock',
    // Two games may each add one with the same number, and a database may know the one that sorts last only.
    allowUnorderedMigrations: true,
  });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error !== undefined) throw await explain(error, db, Object.keys(migrations));
  return { applied: results.map((result) => result.migrationName) };
}

async function loadMigrations(names: readonly string[], folder: URL): Promise<Record<string, Migration>> {
  const loaded = names.map(async (name) => [name, await loadMigration(name, folder)] as const);
  return Object.fromEntries(await Promise.all(loaded));
}

/**
 * Looks for older processes within the migration's transaction: a process registers under the lock that it holds, so one
 * that comes later waits and finds the new schema.
 */
function guard(migration: Migration | undefined, known: readonly string[]): Migration {
  return {
    up: async (db) => {
      await refuseOlderProcesses(db, known);
      await migration?.up(db);
    },
  };
}

async function loadMigration(name: string, folder: URL): Promise<Migration> {
  const module: unknown = await import(new URL(`${name}.ts`, folder).href);
  if (!isMigration(module)) throw new TypeError(`migrations/${name}.ts exports no function "up".`);
  return {
    up: async (db) => {
      // Rewriting a big table may take longer than any other statement.
      await sql`set local statement_timeout = 0`.execute(db);
      await module.up(db);
    },
  };
}

function isMigration(module: unknown): module is Migration {
  return typeof module === 'object' && module !== null && 'up' in module && typeof module.up === 'function';
}

async function explain<T>(error: unknown, db: Kysely<T>, known: readonly string[]): Promise<unknown> {
  if (error instanceof Error && 'code' in error && error.code === '42501') {
    return explainConnectionError(error, 'this database');
  }
  let applied: readonly string[];
  try {
    applied = await fetchApplied(db);
  } catch (lost) {
    return explainConnectionError(lost, 'this database');
  }
  const unknown = applied.filter((name) => !known.includes(name));
  if (unknown.length === 0) return error;
  return new DatabaseError(
    `The database was written by a newer Debrief (it has ${unknown.join(', ')}).`,
    'Update Debrief, or restore a backup of this version into another database.',
    { cause: error },
  );
}

/** Returns an empty list when the ledger does not exist yet. */
async function fetchApplied<T>(db: Kysely<T>): Promise<readonly string[]> {
  const { rows: ledger } = await sql<{ there: boolean }>`
    select to_regclass('core.migrations') is not null as there`.execute(db);
  if (ledger[0]?.there !== true) return [];
  const { rows } = await sql<{
    name: string;
  }>`select name from core.migrations order by name collate "C"`.execute(db);
  return rows.map((row) => row.name);
}
