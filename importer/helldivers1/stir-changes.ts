import { type Kysely, sql, type Transaction } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { stirSubjects } from '../../database/stir-subjects.ts';
import { GAME, SOURCE } from './source.ts';

/** The state of wars that posts report: by season, a text that changes with it. */
export type ReportedState = ReadonlyMap<number, string>;

export async function fetchReportedState(db: Kysely<DB>, seasons: readonly number[]): Promise<ReportedState> {
  const { rows } = await sql<{ season: number; state: string }>`
    select s.season, jsonb_build_array(s.outcome, s.last_updated is not null, (
      select jsonb_agg(jsonb_build_array(e.kind, e.event_id, e.status, e.points * 20 >= e.points_max * 19,
        e.observed_time >= e.end_time - (e.end_time - e.start_time) / 4
          and e.points * (e.end_time - e.start_time) < e.points_max * (e.observed_time - e.start_time)
      ) order by e.kind, e.event_id)
      from helldivers1.events as e where e.season = s.season
    ), (
      -- A region is reported after two consecutive polls say the same, so both belong to what posts depend on.
      select jsonb_agg(distinct p.fronts) from (
        select fronts, time from helldivers1.polls where season = s.season order by time desc limit 2) as p
    ))::text as state
    from helldivers1.seasons as s where s.season = any(${seasons}::int[])`.execute(db);
  return new Map(rows.map(({ season, state }) => [season, state]));
}

/** Marks the wars whose events or outcome changed, so that their posts are compared with the current state. */
export async function stirChanges(
  trx: Transaction<DB>,
  before: ReportedState,
  seasons: readonly number[],
): Promise<void> {
  const after = await fetchReportedState(trx, seasons);
  const changed = [...after].filter(([season, state]) => before.get(season) !== state);
  const subjects = changed.map(([season]) => String(season));
  await stirSubjects({ game: GAME, scope: SOURCE, subjects })?.execute(trx);
}
