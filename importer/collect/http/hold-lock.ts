// A database-wide lock that is released when its holder's connection ends, for whatever reason.
import { hash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';

export type Held<T> =
  | { readonly ok: true; readonly value: T }
  /** Another process has it: which one, as the database sees it. */
  | { readonly ok: false; readonly holder: string };

/**
 * Runs `work` while holding the lock of this name, on a connection of its own. Does not wait for another holder.
 */
export async function holdLock<T>(db: Kysely<DB>, name: string, work: () => Promise<T>): Promise<Held<T>> {
  const key = hash('sha256', name, 'buffer').readInt32BE(0);
  return await db.connection().execute(async (connection) => {
    const { rows } = await sql<{
      got: boolean;
    }>`select pg_try_advisory_lock(${SPACE}, ${key}) as got`.execute(connection);
    if (rows[0]?.got !== true) return { ok: false, holder: await describeHolder(connection, key) };
    try {
      return { ok: true, value: await work() };
    } finally {
      await sql`select pg_advisory_unlock(${SPACE}, ${key})`.execute(connection);
    }
  });
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
