// Every process registers itself and the schema it knows, so that no other process changes the database while it runs; and
// it notices when one did.
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { type Kysely, sql, type Transaction } from 'kysely';
import { DatabaseError } from './failures/database-error.ts';
import { LATEST_MIGRATION } from './known-migrations.ts';
import type { DatabaseLog } from './database-log.ts';
import type { DB } from './schema.ts';

const EVERY_MS = 10_000;
/** A process that was not seen for this long is gone. */
export const SILENT_AFTER_S = 45;

/** Key of the advisory lock under which Kysely migrates; also in the function core.lock_source. */
const MIGRATION_LOCK = '3853314791062309107';

export type PresenceOptions = {
  /** Name of the process for people, such as `npm start`. */
  readonly kind: string;
  readonly log: DatabaseLog;
  /** Milliseconds between two heartbeats; for tests. */
  readonly everyMs?: number;
};

export type Presence = {
  /** Under which this process is registered. */
  readonly id: string;
  /** Aborted once a newer version has changed the database. */
  readonly outdated: AbortSignal;
  /** Stores where this process answers over HTTP. */
  readonly answerAt: (address: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

/**
 * Registers this process until it closes its presence. Waits for a migration that is running. Throws a DatabaseError when a
 * newer version has changed the database.
 */
export async function registerProcess(
  db: Kysely<DB>,
  { kind, log, everyMs = EVERY_MS }: PresenceOptions,
): Promise<Presence> {
  const id = randomUUID();
  const moved = new AbortController();
  await sql`delete from core.processes where seen_at < now() - interval '1 day'`.execute(db);
  const row = { id, kind, schema: LATEST_MIGRATION, host: hostname(), pid: process.pid, address: null };
  const beat = async (trx: Kysely<DB>): Promise<void> => {
    await trx
      .insertInto('core.processes')
      .values({ ...row, seen_at: sql<Date>`clock_timestamp()` })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ seen_at: sql<Date>`clock_timestamp()` }))
      .execute();
    if (await isOutdated(trx)) moved.abort();
  };
  await db.transaction().execute(async (trx) => {
    // A migration holds this lock, and looks for registered processes after it took it (migrate.ts).
    await sql`select pg_advisory_xact_lock_shared(${MIGRATION_LOCK}::bigint)`.execute(trx);
    await beat(trx);
    if (moved.signal.aborted) throw isNewer();
  });
  let beating: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    // Everything else reports an unreachable database.
    beating = beat(db).catch((err: unknown) => log.warn({ err }, 'presence.not_written'));
  }, everyMs);
  timer.unref();
  return {
    id,
    outdated: moved.signal,
    answerAt: async (address) => {
      await db.updateTable('core.processes').set({ address }).where('id', '=', id).execute();
    },
    close: async () => {
      clearInterval(timer);
      await beating;
      await db
        .deleteFrom('core.processes')
        .where('id', '=', id)
        .execute()
        .catch((err: unknown) => log.warn({ err }, 'presence.not_removed'));
    },
  };
}

/**
 * Keeps other processes from registering until the transaction ends, for a change that they must find complete. Waits for
 * imports and migrations that are running; to be called before any other lock is taken.
 *
 * @returns the processes that are registered, as `findRunning` does.
 */
export async function lockOutOthers(trx: Transaction<DB>, self?: string): Promise<string[]> {
  await sql`select pg_advisory_xact_lock(${MIGRATION_LOCK}::bigint)`.execute(trx);
  return await findRunning(trx, self);
}

/**
 * Returns the registered processes that are running, such as `npm start on HOST`.
 *
 * @param self id of a process that is left out.
 */
export async function findRunning(db: Kysely<DB>, self?: string): Promise<string[]> {
  const { rows } = await sql<{ say: string }>`
    select kind || ' on ' || host || ', process ' || pid as say from core.processes
    where seen_at > now() - make_interval(secs => ${SILENT_AFTER_S}) and id is distinct from ${self ?? null}::uuid
    order by started_at`.execute(db);
  return rows.map(({ say }) => say);
}

/** Returns the running processes that answer over HTTP. */
export async function fetchServing(
  db: Kysely<DB>,
): Promise<{ readonly kind: string; readonly host: string; readonly address: string }[]> {
  const { rows } = await sql<{ kind: string; host: string; address: string }>`
    select kind, host, address from core.processes
    where address is not null and seen_at > now() - make_interval(secs => ${SILENT_AFTER_S})
    order by started_at`.execute(db);
  return rows;
}

function isNewer(): DatabaseError {
  return new DatabaseError(
    'A newer Debrief has changed the database, so this one ends.',
    'Nothing is lost: use the new one.',
  );
}

async function isOutdated(db: Kysely<DB>): Promise<boolean> {
  const { rows } = await sql<{ newer: boolean }>`
    select exists (select from core.migrations where name collate "C" > ${LATEST_MIGRATION}) as newer`.execute(
    db,
  );
  return rows[0]?.newer === true;
}
