import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { coveredRows, coverSql, everySession, named } from '../periods/covered-rows.ts';

/** How many rounds each of these players had played on a server until then: later rounds never rename an old team. */
export async function fetchFame(
  db: Kysely<DB>,
  server: string,
  playerKeys: readonly string[],
  until: Date,
): Promise<Map<string, number>> {
  const result = await sql<{ player_key: string; rounds: number }>`
    with ${coverSql(everySession([server]), { endedBefore: new Date(until.getTime() + 1) })}
    select s.player_key, sum(s.rounds)::int8 as rounds
    from ${coveredRows('players', {
      columns: named('player_key', 'rounds'),
      where: sql`s.player_key = any(${playerKeys}::text[])`,
    })} as s
    group by s.player_key`.execute(db);
  return new Map(result.rows.map((row) => [row.player_key, row.rounds]));
}
