import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { War } from './fetch-war.ts';
import { USUAL_MAX_HEALTH } from './formulas/health.ts';

const DAYS = 7;
/** Samples are 300 s apart; compared are those of full hours. */
const BUCKETS_PER_HOUR = 12;
/** Fewer players move a planet by less than the samples show. */
const LEAST_PLAYERS = 100;

/**
 * What one player does in an hour: points of health for an impact multiplier of 1, the median over the hours and planets
 * of the last 7 days. Hours with a change of owner, campaign or event, a pause, or health that stayed full do not count.
 *
 * @returns null where no hour counts.
 */
export async function fetchEffort(db: Kysely<DB>, war: War): Promise<number | null> {
  const last = Math.floor(war.observedAt.getTime() / 300_000);
  const { rows } = await sql<{ effort: number | null }>`
    with sample as (
      select s.*, coalesce(s.event_health, s.health) as left_health,
        coalesce(s.event_max_health, i.max_health, ${USUAL_MAX_HEALTH}) as most,
        case when s.event_health is null then coalesce(s.regen_per_second, 0) else 0 end as regen
      from helldivers2.planet_samples as s
      left join helldivers2.planet_infos as i on i.war_id = s.war_id and i.planet = s.planet
      where s.war_id = ${war.id} and s.bucket > ${last - DAYS * 24 * BUCKETS_PER_HOUR} and s.bucket <= ${last}
        and (s.bucket - ${last}) % ${BUCKETS_PER_HOUR} = 0
        and s.players >= ${LEAST_PLAYERS} and s.impact_multiplier > 0
    ), hours as (
      select s.*, lag(left_health) over w as before_health, lag(at) over w as before_at,
        lag(time_game) over w as before_time, lag(bucket) over w as before_bucket, lag(players) over w as before_players,
        lag(owner) over w as before_owner, lag(campaign_id) over w as before_campaign,
        lag(event_id) over w as before_event
      from sample as s window w as (partition by planet order by bucket)
    )
    select percentile_cont(0.5) within group (order by
      ((before_health - left_health) / extract(epoch from at - before_at) * 3600 + regen * 3600)
        / ((players + before_players) / 2.0) / impact_multiplier)::float8 as effort
    from hours
    where before_bucket = bucket - ${BUCKETS_PER_HOUR} and owner = before_owner
      and campaign_id is not distinct from before_campaign and event_id is not distinct from before_event
      and not (left_health >= most and before_health >= most)
      and extract(epoch from at - before_at) - (time_game - before_time) < 600`.execute(db);
  const effort = rows[0]?.effort ?? null;
  return effort === null || effort <= 0 ? null : effort;
}
