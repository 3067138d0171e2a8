import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';

/** Returns when the last payload of these sources came; null where none did. */
export async function fetchLastArrival(db: Kysely<DB>, sources: readonly string[]): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select max(latest.at) as at from unnest(${sources}::text[]) as wanted (source), lateral (
      select max(received_at) as at from core.payloads where source = wanted.source) as latest`.execute(db);
  return rows[0]?.at ?? null;
}
