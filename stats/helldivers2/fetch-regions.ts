import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { SUPER_EARTH } from '../../parsers/helldivers2/names.data.ts';
import type { War } from './fetch-war.ts';
import { liberationPct, USUAL_MAX_HEALTH } from './formulas/health.ts';
import { regionOpensAtPct, regionWorthPct } from './formulas/region.ts';

export type Region = {
  readonly planet: number;
  readonly region: number;
  /** See REGION_SIZES; null without info. */
  readonly size: number | null;
  /** null where the newest status has no row of it: unknown, not 0. */
  readonly owner: number | null;
  readonly pct: number | null;
  /** % of the planet, or of the event's time; null where unknown. */
  readonly opensAtPct: number | null;
  readonly isOpen: boolean | null;
  /** % of the planet, or of its event; null without info. */
  readonly worthPct: number | null;
  readonly players: number | null;
};

type Row = {
  readonly planet: number;
  readonly region: number;
  readonly size: number | null;
  readonly max_health: number | null;
  readonly damage_multiplier: number | null;
  readonly owner: number | null;
  readonly health: number | null;
  readonly availability: number | null;
  readonly available: boolean | null;
  readonly players: number | null;
  readonly target_max_health: number | null;
};

/** All regions that info or the newest status of a war has, by planet and number. */
export async function fetchRegions(db: Kysely<DB>, war: War): Promise<Region[]> {
  const { rows } = await sql<Row>`
    with i as (
      select * from helldivers2.info_regions
      where war_id = ${war.id} and observed_at = (
        select max(observed_at) from helldivers2.info_regions where war_id = ${war.id})
    ),
    s as (select * from helldivers2.region_status where war_id = ${war.id} and observed_at = ${war.observedAt})
    select planet, region, i.size, i.max_health, i.damage_multiplier, s.owner, s.health, s.availability, s.available,
      s.players, coalesce(
        (select max_health from helldivers2.planet_events as e
          where e.war_id = ${war.id} and e.planet = coalesce(i.planet, s.planet) and e.last_seen_at >= ${war.eventsAt}
          order by e.id desc limit 1),
        (select max_health from helldivers2.planet_infos as p
          where p.war_id = ${war.id} and p.planet = coalesce(i.planet, s.planet))) as target_max_health
    from i full join s using (planet, region)
    order by planet, region`.execute(db);
  return rows.map(toRegion);
}

function toRegion(row: Row): Region {
  const { owner, health, max_health: maxHealth, availability, damage_multiplier: multiplier } = row;
  return {
    planet: row.planet,
    region: row.region,
    size: row.size,
    owner,
    pct: owner === null ? null : regionPct(owner, health, maxHealth),
    opensAtPct: availability === null ? null : regionOpensAtPct(availability),
    isOpen: row.available,
    worthPct:
      maxHealth === null || multiplier === null
        ? null
        : regionWorthPct(maxHealth, multiplier, row.target_max_health ?? USUAL_MAX_HEALTH),
    players: row.players,
  };
}

/** Ours is all, whatever its health; of others both numbers are needed. */
function regionPct(owner: number, health: number | null, maxHealth: number | null): number | null {
  if (health === null || maxHealth === null) return owner === SUPER_EARTH ? 100 : null;
  return liberationPct(owner, health, maxHealth);
}
