// A database-wide lock that is released when its holder's connection ends, for whatever reason.
import { hash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';

export type Held<T> =
  | { readonly ok: true; readonly value: T }
  /** Another process has it: which one, as the database sees it. */
  | { readonly ok: false; readonly holder: string };

/** How often the connection of the lock is tried. */
const BEAT_MS = 3_000;

/**
 * Runs `work` while holding the lock of this name, on a connection of its own. Does not wait for another holder.
 *
 * @param work gets a signal that aborts when the connection is lost, and the lock with it.
 */
export async function holdLock<T>(
  db: Kysely<DB>,
  name: string,
  work: (lost: AbortSignal) => Promise<T>,
): Promise<Held<T>> {
  const key = hash('sha256', name, 'buffer').readInt32BE(0);
  return await db.connection().execute(async (connection) => {
    const { rows } = await sql<{
      got: boolean;
    }>`select pg_try_advisory_lock(${SPACE}, ${key}) as got`.execute(connection);
    if (rows[0]?.got !== true) return { ok: false, holder: await describeHolder(connection, key) };
    const over = new AbortController();
    const lost = new AbortController();
    const beating = beat(connection, over.signal, () => lost.abort());
    try {
      return { ok: true, value: await work(lost.signal) };
    } finally {
      over.abort();
      await beating;
      // The end of a broken connection released the lock.
      await sql`select pg_advisory_unlock(${SPACE}, ${key})`.execute(connection).catch(() => undefined);
    }
  });
}

async function beat(connection: Kysely<DB>, over: AbortSignal, onLost: () => void): Promise<void> {
  while (!over.aborted) {
    await sleep(BEAT_MS, undefined, { signal: over, ref: false }).catch(() => undefined);
    try {
      if (!over.aborted) await sql`select`.execute(connection);
    } catch {
      return onLost();
    }
  }
}

/** Separates these locks from those of other purposes: "http" in ASCII. */
const SPACE = 0x68_74_74_70;

async function describeHolder(db: Kysely<DB>, key: number): Promise<string> {
  const { rows } = await sql<{ pid: number; application_name: string; backend_start: Date }>`
    select a.pid, a.application_name, a.backend_start from pg_locks as l join pg_stat_activity as a using (pid)
    where l.locktype = 'advisory' and l.granted and l.classid = ${SPACE} and l.objid = ${key}::int8::bit(32)::int8
    limit 1`.execute(db);
  const [row] = rows;
  if (row === undefined) return 'another process';
  const name = row.application_name === '' ? 'a process' : row.application_name;
  return `${name} (database session ${row.pid}, since ${row.backend_start.toISOString()})`;
}
