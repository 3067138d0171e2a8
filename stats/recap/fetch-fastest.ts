import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { coveredRows, coverSql, everySession, named } from '../periods/covered-rows.ts';

export type Fastest = { readonly durationS: number; readonly completed: number };

/** Per map in lower case the quickest attack on a server in sessions that ended before, and how many there were. */
export async function fetchFastest(
  db: Kysely<DB>,
  server: string,
  maps: readonly string[],
  before: Date,
): Promise<Map<string, Fastest>> {
  const scope = everySession([server]);
  const result = await sql<Fastest & { map: string }>`
    with ${coverSql(scope, { endedBefore: before })}
    select s.map, min(s.fastest_ms) / 1000.0::float8 as "durationS", sum(s.completed)::int8 as completed
    from ${coveredRows('maps', scope, {
      columns: named('map', 'fastest_ms', 'completed'),
      where: sql`s.map = any(${maps}::text[])`,
    })} as s
    group by s.map
    having sum(s.completed) > 0`.execute(db);
  return new Map(result.rows.map((row) => [row.map, row]));
}
