import { type Kysely, sql } from 'kysely';
import { waitUntil } from '../wait-until.ts';

/** Waits until exactly so many sessions of this database wait for an advisory lock. */
export async function untilWaiting<T>(db: Kysely<T>, count: number, withinMs?: number): Promise<void> {
  const isSo = async (): Promise<boolean> => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from pg_locks where locktype = 'advisory' and not granted
        and database = (select oid from pg_database where datname = current_database())`.execute(db);
    return rows[0]?.count === count;
  };
  await waitUntil(`${count} to wait for a lock`, isSo, withinMs);
}
