import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import type { PlayedType } from '../../../database/schema/etlegacy.ts';
import { coveredRows, coverSql, named } from '../periods/covered-rows.ts';
import type { Scope } from '../periods/fetch-scope.ts';

export type MapStats = {
  /** In lower case. */
  readonly map: string;
  /** Each game type has a row of its own. */
  readonly gameType: PlayedType;
  /** Number of times played to the end, in stopwatch with both rounds known. */
  readonly matches: number;
  /** Won by who attacked first; outside stopwatch by the attackers, in last man standing by the side that does not own the map. */
  readonly firstAttackersWon: number;
  readonly secondAttackersWon: number;
  readonly draws: number;
  /** Counting rounds, and how many of them ended with the objective completed. */
  readonly rounds: number;
  readonly completed: number;
  /** Seconds; null without a completed attack. */
  readonly fastestS: number | null;
  readonly fastestRoundId: number | null;
  /** Mean of the completed attacks, in seconds. */
  readonly meanS: number | null;
  readonly lastPlayed: Date;
};

/** Returns every map of a scope, or one of them, in each game type; most played first. */
export async function fetchMapStats(db: Kysely<DB>, scope: Scope, map?: string): Promise<MapStats[]> {
  const rows = coveredRows('maps', scope, {
    columns: {
      ...named(
        'map',
        'game_type',
        'matches',
        'first_won',
        'second_won',
        'draws',
        'rounds',
        'completed',
        'completed_ms',
      ),
      ...named('last_played', 'fastest_ms', 'fastest_id'),
      fastest_at: 's.ended_at',
      fastest_session: 's.session_id',
    },
    ...(map === undefined ? {} : { where: sql`s.map = ${map.toLowerCase()}` }),
  });
  const result = await sql<MapStats>`
    with ${coverSql(scope)}
    select s.map, s.game_type as "gameType", sum(s.matches)::int8 as matches, sum(s.first_won)::int8 as "firstAttackersWon",
      sum(s.second_won)::int8 as "secondAttackersWon", sum(s.draws)::int8 as draws, sum(s.rounds)::int8 as rounds,
      sum(s.completed)::int8 as completed, min(s.fastest_ms) / 1000.0::float8 as "fastestS",
      (array_agg(s.fastest_id order by s.fastest_ms, s.fastest_at, s.fastest_session))[1] as "fastestRoundId",
      sum(s.completed_ms)::float8 / nullif(sum(s.completed), 0)::float8 / 1000 as "meanS",
      max(s.last_played) as "lastPlayed"
    from ${rows} as s
    group by s.map, s.game_type
    order by sum(s.rounds) desc, s.map collate "C", s.game_type`.execute(db);
  return result.rows;
}
