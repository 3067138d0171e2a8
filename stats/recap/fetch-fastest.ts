import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';

export type Fastest = { readonly durationS: number; readonly completed: number };

/** Per map in lower case the quickest attack on a server that ended before an instant, and how many there were. */
export async function fetchFastest(
  db: Kysely<DB>,
  server: string,
  maps: readonly string[],
  before: Date,
): Promise<Map<string, Fastest>> {
  const result = await sql<Fastest & { map: string }>`
    select lower(map) as map, min(duration_ms) / 1000.0::float8 as "durationS", count(*)::int8 as completed
    from etlegacy.rounds
    where server_key = ${server} and ended_at < ${before} and lower(map) = any(${maps}::text[])
      and status = 'ok' and session_id is not null and outcome = 'completed' and duration_ms > 0
    group by lower(map)`.execute(db);
  return new Map(result.rows.map((row) => [row.map, row]));
}
