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
  const which = map === undefined ? sql`true` : sql`lower(r.map) = ${map.toLowerCase()}`;
  const result = await sql<MapStats>`
    with chosen as (
      select r.id, lower(r.map) as map, r.match_id, r.label, r.outcome, r.duration_ms, r.ended_at
      from etlegacy.rounds as r
      join (select s.id as session_id, s.server_key, s.local_date from etlegacy.sessions as s) as s
        on s.session_id = r.session_id
      where r.status = 'ok' and ${inScope(scope)} and ${which}
    ), results as (
      select c.map, count(*) as matches,
        count(*) filter (where m.result = 'r1_attackers') as first,
        count(*) filter (where m.result = 'r2_attackers') as second,
        count(*) filter (where m.result = 'draw') as draws
      from chosen as c join etlegacy.matches as m on m.r2_id = c.id
      where m.result <> 'unfinished'
      group by c.map
    ), fastest as (
      select distinct on (map) map, id from chosen
      where outcome = 'completed' and duration_ms > 0
      order by map, duration_ms, ended_at, id
    )
    select c.map, coalesce(max(w.matches), 0)::int8 as matches, coalesce(max(w.first), 0)::int8 as "firstAttackersWon",
      coalesce(max(w.second), 0)::int8 as "secondAttackersWon", coalesce(max(w.draws), 0)::int8 as draws,
      count(*)::int8 as rounds, count(*) filter (where c.outcome = 'completed')::int8 as completed,
      (min(c.duration_ms) filter (where c.outcome = 'completed' and c.duration_ms > 0) / 1000.0)::float8 as "fastestS",
      max(f.id) as "fastestRoundId",
      (avg(c.duration_ms) filter (where c.outcome = 'completed' and c.duration_ms > 0) / 1000.0)::float8 as "meanS",
      max(c.ended_at) as "lastPlayed"
    from chosen as c
    left join results as w on w.map = c.map
    left join fastest as f on f.map = c.map
    group by c.map
    order by count(*) desc, c.map collate "C"`.execute(db);
  return result.rows;
}
