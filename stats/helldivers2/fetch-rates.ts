import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { War } from './fetch-war.ts';
import { regenPctPerHour, USUAL_MAX_HEALTH } from './formulas/health.ts';
import { netRate, type Rate, type RateSample, WINDOWS_S } from './formulas/rate.ts';

/** Rates over several windows; null where samples do not allow one. */
export type Rates = {
  readonly quarter: Rate | null;
  /** The one that is shown first. */
  readonly hour: Rate | null;
  readonly threeHours: Rate | null;
  readonly sixHours: Rate | null;
};

type Row = {
  readonly planet: number;
  readonly at: Date;
  readonly time_game: number;
  readonly owner: number;
  readonly health: number;
  readonly campaign_id: number | null;
  readonly event_id: number | null;
  readonly event_health: number | null;
  readonly event_max_health: number | null;
  readonly regen_per_second: number | null;
  readonly max_health: number | null;
};

/**
 * Rates of the planets of which the newest status has a campaign or event, by planet. From what each status of the last
 * hours said, and from samples where statuses were imported before those were kept.
 */
export async function fetchRates(db: Kysely<DB>, war: War): Promise<Map<number, Rates>> {
  const since = new Date(war.observedAt.getTime() - WINDOWS_S.sixHours * 1000);
  const { rows } = await sql<Row>`
    with read as (
      select r.planet, c.observed_at as at, c.time_game, r.owner, r.health, r.campaign_id, r.event_id, r.event_health,
        r.event_max_health, r.regen_per_second
      from helldivers2.clock as c cross join jsonb_to_recordset(c.readings) as r (planet int, owner int, health bigint,
        campaign_id bigint, event_id bigint, event_health bigint, event_max_health bigint, regen_per_second float8)
      where c.war_id = ${war.id} and c.observed_at >= ${since} and c.observed_at <= ${war.observedAt}
        and c.readings is not null
      union
      select planet, at, time_game, owner, health, campaign_id, event_id, event_health, event_max_health, regen_per_second
      from helldivers2.planet_samples
      where war_id = ${war.id} and bucket >= ${Math.floor(since.getTime() / 300_000)} and at >= ${since}
        and at <= ${war.observedAt}
    )
    select s.*, i.max_health
    from read as s left join helldivers2.planet_infos as i on i.war_id = ${war.id} and i.planet = s.planet
    order by s.planet, s.at`.execute(db);
  const series = Map.groupBy(rows, ({ planet }) => planet);
  return new Map(
    [...series]
      .filter(([, samples]) => samples.at(-1)?.at.getTime() === war.observedAt.getTime())
      .map(([planet, samples]) => [planet, toRates(samples.map(toSample))]),
  );
}

function toRates(samples: readonly RateSample[]): Rates {
  return {
    quarter: netRate(samples, WINDOWS_S.quarter),
    hour: netRate(samples, WINDOWS_S.hour),
    threeHours: netRate(samples, WINDOWS_S.threeHours),
    sixHours: netRate(samples, WINDOWS_S.sixHours),
  };
}

function toSample(row: Row): RateSample {
  const planetMax = row.max_health ?? USUAL_MAX_HEALTH;
  const isEvent = row.event_health !== null && row.event_max_health !== null;
  return {
    at: row.at,
    timeGame: row.time_game,
    owner: row.owner,
    health: row.event_health ?? row.health,
    maxHealth: row.event_max_health ?? planetMax,
    campaign: row.campaign_id,
    event: row.event_id,
    regenPctPerHour: isEvent ? 0 : regenPctPerHour(row.regen_per_second ?? 0, planetMax),
  };
}
