import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { inScope, type Scope } from '../periods/fetch-scope.ts';

export type MapStats = {
  /** In lower case. */
  readonly map: string;
  /** Played to the end: both rounds are known. */
  readonly matches: number;
  readonly firstAttackersWon: number;
  readonly secondAttackersWon: number;
  readonly draws: number;
  /** Rounds that count, and how many of them ended with the objective done. */
  readonly rounds: number;
  readonly completed: number;
  /** Seconds; null without a completed attack. */
  readonly fastestS: number | null;
  readonly fastestRoundId: number | null;
  /** Mean of the completed attacks, in seconds. */
  readonly meanS: number | null;
  readonly lastPlayed: Date;
};

/** Every map of a scope, or one of them, most played first. */
export async function fetchMapStats(db: Kysely<DB>, scope: Scope, map?: string): Promise<MapStats[]> {
  const which = map === undefined ? sql`true` : sql`s.map = ${map.toLowerCase()}`;
  const result = await sql<MapStats>`
    with totals as (
      select s.map, sum(s.matches)::int8 as matches, sum(s.first_won)::int8 as first_won,
        sum(s.second_won)::int8 as second_won, sum(s.draws)::int8 as draws, sum(s.rounds)::int8 as rounds,
        sum(s.completed)::int8 as completed, min(s.fastest_ms) as fastest_ms,
        sum(s.completed_ms)::float8 as completed_ms, max(s.last_played) as last_played
      from etlegacy.session_maps as s
      where ${inScope(scope)} and ${which}
      group by s.map
    )
    select t.map, t.matches, t.first_won as "firstAttackersWon", t.second_won as "secondAttackersWon", t.draws,
      t.rounds, t.completed, t.fastest_ms / 1000.0::float8 as "fastestS", (
        select s.fastest_id from etlegacy.session_maps as s
        where s.map = t.map and s.fastest_ms = t.fastest_ms and ${inScope(scope)}
        order by s.ended_at, s.session_id limit 1
      ) as "fastestRoundId",
      t.completed_ms / nullif(t.completed, 0) / 1000 as "meanS", t.last_played as "lastPlayed"
    from totals as t
    order by t.rounds desc, t.map collate "C"`.execute(db);
  return result.rows;
}
