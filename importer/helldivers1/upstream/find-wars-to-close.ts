import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';

/** The last frame of a war appears some time after its end. */
const CLOSING_S = 3600;

/**
 * Finds wars that ended at least an hour ago, by the time in the answers, and whose archive is older than that. A war
 * has ended when a later one is mentioned, or when its outcome is known.
 */
export async function findWarsToClose(db: Kysely<DB>): Promise<number[]> {
  const { rows } = await sql<{ season: number }>`
    with told as (
      select l.season, max(l.observed_time) as last_time from helldivers1.live as l group by l.season
    ), newest as (
      select season, observed_time as last_time from helldivers1.current_war where observed_time is not null
    ), ended as (
      select told.season, case
        when told.season <> newest.season then told.last_time
        when s.outcome is not null then
          (select max(e.end_time) from helldivers1.events as e where e.season = told.season)
      end as ended_at, newest.last_time as now
      from told
      join helldivers1.seasons as s using (season)
      cross join newest
    )
    select ended.season from ended
    left join helldivers1.rebroadcasts as r on r.season = ended.season and r.action = 'get_snapshots'
    -- A number above the current one is a mistake of the API.
    where ended.season <= (select season from newest) and ended.now - ended.ended_at >= ${CLOSING_S}::bigint
      and coalesce(r.updated_at, 0) < ended.ended_at + ${CLOSING_S}::bigint
    order by ended.season`.execute(db);
  return rows.map((row) => row.season);
}
