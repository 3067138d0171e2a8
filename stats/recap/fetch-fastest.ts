import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';

export type Fastest = { readonly durationS: number; readonly completed: number };

/** Per map in lower case the quickest attack on a server in sessions that ended before, and how many there were. */
export async function fetchFastest(
  db: Kysely<DB>,
  server: string,
  maps: readonly string[],
  before: Date,
): Promise<Map<string, Fastest>> {
  const result = await sql<Fastest & { map: string }>`
    select map, min(fastest_ms) / 1000.0::float8 as "durationS", sum(completed)::int8 as completed
    from etlegacy.session_maps
    where map = any(${maps}::text[]) and server_key = ${server} and ended_at < ${before}
    group by map
    having sum(completed) > 0`.execute(db);
  return new Map(result.rows.map((row) => [row.map, row]));
}
