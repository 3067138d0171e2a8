import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { coveredRows, coverSql, everySession, named } from '../periods/covered-rows.ts';
import type { Merges } from '../players/merges.ts';

type FameQuery = {
  readonly server: string;
  readonly merges: Merges;
  readonly playerKeys: readonly string[];
  readonly until: Date;
};

/** How many rounds each of these players had played on a server until then: later rounds never rename an old team. */
export async function fetchFame(db: Kysely<DB>, query: FameQuery): Promise<Map<string, number>> {
  const { server, merges, playerKeys: players, until } = query;
  const scope = everySession([server], merges);
  const result = await sql<{ player_key: string; rounds: number }>`
    with ${coverSql(scope, { endedBefore: new Date(until.getTime() + 1) })}
    select s.player_key, sum(s.rounds)::int8 as rounds
    from ${coveredRows('players', scope, {
      columns: named('player_key', 'rounds'),
      players,
    })} as s
    group by s.player_key`.execute(db);
  return new Map(result.rows.map((row) => [row.player_key, row.rounds]));
}
