import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';

/** How many rounds each of these players had played on a server until then: later rounds never rename an old team. */
export async function fetchFame(
  db: Kysely<DB>,
  server: string,
  playerKeys: readonly string[],
  until: Date,
): Promise<Map<string, number>> {
  const result = await sql<{ player_key: string; rounds: number }>`
    select player_key, sum(rounds)::int8 as rounds
    from etlegacy.player_sessions
    where player_key = any(${playerKeys}::text[]) and server_key = ${server} and ended_at <= ${until}
    group by player_key`.execute(db);
  return new Map(result.rows.map((row) => [row.player_key, row.rounds]));
}
