import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { fetchRegions, type Region } from './fetch-regions.ts';
import type { War } from './fetch-war.ts';

/** A point of the last day; `pct` of the event that goes on, or else of the planet. */
export type DayPoint = { readonly at: Date; readonly pct: number; readonly owner: number };

export type PlanetCard = {
  readonly biome: { readonly slug: string; readonly description: string | null } | null;
  readonly hazards: readonly string[];
  readonly effects: readonly number[];
  readonly regions: readonly Region[];
  /** Planets with a supply line from or to it, in order. */
  readonly linked: readonly number[];
  readonly attackers: readonly number[];
  readonly day: readonly DayPoint[];
};

/** What is known of one planet beside its state. */
export async function fetchPlanetCard(db: Kysely<DB>, war: War, planet: number): Promise<PlanetCard> {
  const [nature, regions, day] = await Promise.all([
    fetchNature(db, war, planet),
    fetchRegions(db, war),
    fetchDay(db, war, planet),
  ]);
  const attackers = war.attacks.filter(({ target }) => target === planet).map(({ source }) => source);
  return {
    ...nature,
    regions: regions.filter((region) => region.planet === planet),
    attackers: [...new Set(attackers)].toSorted((a, b) => a - b),
    day,
  };
}

type Nature = Pick<PlanetCard, 'biome' | 'hazards' | 'effects' | 'linked'>;

async function fetchNature(db: Kysely<DB>, war: War, planet: number): Promise<Nature> {
  const { rows } = await sql<Nature>`
    select (select to_jsonb(b) from (
        select b.slug, b.description from helldivers2.biomes as b where b.slug = p.biome) as b) as biome,
      array(select environmental from helldivers2.planet_environmentals where planet = p.id order by 1) as hazards,
      array(select effect_id from helldivers2.planet_effects
        where war_id = ${war.id} and planet = p.id and last_seen_at = ${war.observedAt} order by 1) as effects,
      -- Lines are given one way; both ends have them.
      array(select linked from (
        select unnest(waypoints) as linked from helldivers2.planet_infos where war_id = ${war.id} and planet = p.id
        union
        select planet from helldivers2.planet_infos where war_id = ${war.id} and p.id = any(waypoints)
      ) as lines order by linked) as linked
    from helldivers2.planets as p where p.id = ${planet}`.execute(db);
  return rows[0] ?? { biome: null, hazards: [], effects: [], linked: [] };
}

const DAY_MS = 86_400_000;

/** Our own samples of the last day, and before the first of them what the upstream kept. */
async function fetchDay(db: Kysely<DB>, war: War, planet: number): Promise<DayPoint[]> {
  const since = new Date(war.observedAt.getTime() - DAY_MS);
  const { rows } = await sql<DayPoint>`
    with samples as (
      select s.at, s.owner, s.event_id, s.health, coalesce(i.max_health, 1000000) as most, s.event_health,
        s.event_max_health
      from helldivers2.planet_samples as s
      left join helldivers2.planet_infos as i on i.war_id = s.war_id and i.planet = s.planet
      where s.war_id = ${war.id} and s.planet = ${planet} and s.at >= ${since} and s.at <= ${war.observedAt}
        and s.bucket >= ${Math.floor(since.getTime() / 300_000)}
    ), newest as (
      select event_id from samples order by at desc limit 1
    ), own as (
      -- One quantity only: of the event that goes on, or else of the planet itself.
      select s.at, s.owner, case when n.event_id is null then s.health else s.event_health end as health,
        case when n.event_id is null then s.most else s.event_max_health end as most, n.event_id is not null as is_event
      from samples as s cross join newest as n
      where n.event_id is null or s.event_id = n.event_id
    ), kept as (
      select distinct on (at) at, 0 as owner, health, max_health as most, true as is_event
      from helldivers2.planet_history
      where planet = ${planet} and at >= ${since} and at < coalesce((select min(at) from samples), ${war.observedAt})
      order by at, source
    ), points as (select * from own union all select * from kept)
    select at, owner, case when owner = 1 and not is_event then 100
      when most <= 0 then 0 else least(greatest(100 * (1 - health::float8 / most), 0), 100) end as pct
    from points order by at`.execute(db);
  return rows;
}
