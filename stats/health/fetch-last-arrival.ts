import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { lastArrivalSql } from './last-arrival-sql.ts';

/** Returns when the last payload of these sources came; null where none did. */
export async function fetchLastArrival(db: Kysely<DB>, sources: readonly string[]): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`select ${lastArrivalSql(sources)} as at`.execute(db);
  return rows[0]?.at ?? null;
}
