import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { DEFENCE, DSS, EAGLE_STORM, HIDING_EFFECTS } from '../../parsers/helldivers2/names.data.ts';
import { fetchPause } from './fetch-pause.ts';
import type { War } from './fetch-war.ts';
import { fetchRates, type Rates } from './fetch-rates.ts';
import { elapsedPct, hoursLeft, neededPctPerHour } from './formulas/deadline.ts';
import { eventLevel, eventPct, liberationPct, regenPctPerHour, USUAL_MAX_HEALTH } from './formulas/health.ts';

export type PlanetEvent = {
  readonly id: number;
  /** See EVENT_TYPES. */
  readonly type: number;
  readonly against: number | null;
  readonly pct: number;
  readonly level: number;
  readonly maxHealth: number;
  readonly startAt: Date | null;
  readonly expireAt: Date | null;
  /** null where it is not known when it ends. */
  readonly hoursLeft: number | null;
  readonly neededPctPerHour: number | null;
  readonly elapsedPct: number | null;
  /** Whether the Democracy Space Station stops the clock of this defence. */
  readonly isHeldUp: boolean;
};

export type Planet = {
  readonly index: number;
  /** null for a planet that nobody has named. */
  readonly name: string | null;
  readonly sector: string | null;
  readonly owner: number;
  readonly health: number;
  readonly maxHealth: number;
  readonly liberationPct: number;
  readonly regenPctPerHour: number;
  readonly players: number;
  readonly campaign: {
    readonly id: number;
    readonly type: number | null;
    readonly faction: number | null;
  } | null;
  readonly event: PlanetEvent | null;
  /** Kept from people by the game; not to be shown. */
  readonly isHidden: boolean;
  readonly rates: Rates;
};

type Row = {
  readonly index: number;
  readonly name: string | null;
  readonly sector: string | null;
  readonly owner: number;
  readonly health: number;
  readonly max_health: number | null;
  readonly regen_per_second: number | null;
  readonly players: number | null;
  readonly campaign: Planet['campaign'];
  readonly event: EventRow | null;
  readonly effects: readonly number[];
  readonly has_storm: boolean;
};

type EventRow = {
  readonly id: number;
  readonly type: number;
  readonly faction: number | null;
  readonly health: number;
  readonly max_health: number;
  readonly start_at: string | null;
  readonly expire_at: string | null;
  readonly start_game: number;
  readonly expire_game: number;
};

/** All planets of a war as its newest status has them, by index; what depends on now is as of `now`. */
export async function fetchPlanets(db: Kysely<DB>, war: War, now: Date): Promise<Planet[]> {
  const planets = sql<Row>`
    select s.planet as index, p.name, p.sector, s.owner, s.health, i.max_health, s.regen_per_second, s.players,
      (select to_jsonb(c) from (
        select id, type, faction from helldivers2.campaigns
        where war_id = s.war_id and planet = s.planet and last_seen_at >= ${war.campaignsAt} order by id desc limit 1
      ) as c) as campaign,
      (select to_jsonb(e) from (
        select id, type, faction, health, max_health, start_at, expire_at, start_game, expire_game
        from helldivers2.planet_events
        where war_id = s.war_id and planet = s.planet and last_seen_at >= ${war.eventsAt} order by id desc limit 1
      ) as e) as event,
      coalesce((select jsonb_agg(effect_id order by effect_id) from helldivers2.planet_effects
        where war_id = s.war_id and planet = s.planet and last_seen_at = ${war.observedAt}), '[]') as effects,
      exists (select from helldivers2.space_stations
        where war_id = s.war_id and planet = s.planet and last_seen_at = ${war.observedAt} and id32 = ${DSS}
          and active_effect_ids @> any(${EAGLE_STORM.map(String)}::jsonb[])) as has_storm
    from helldivers2.planet_statuses as s
    join helldivers2.planets as p on p.id = s.planet
    left join helldivers2.planet_infos as i on i.war_id = s.war_id and i.planet = s.planet
    where s.war_id = ${war.id}
    order by s.planet`;
  const [{ rows }, rates, pausedSince] = await Promise.all([
    planets.execute(db),
    fetchRates(db, war),
    fetchPause(db, war),
  ]);
  const clock = { now, stoodAt: pausedSince === null ? null : war.timeGame };
  return rows.map((row) => toPlanet(row, clock, rates.get(row.index) ?? NO_RATES));
}

const NO_RATES: Rates = { quarter: null, hour: null, threeHours: null, sixHours: null };

type Clock = {
  readonly now: Date;
  /** Game seconds at which the war's clock stands still: no deadline passes then. null while it runs. */
  readonly stoodAt: number | null;
};

function toPlanet(row: Row, clock: Clock, rates: Rates): Planet {
  const maxHealth = row.max_health ?? USUAL_MAX_HEALTH;
  return {
    index: row.index,
    name: row.name,
    sector: row.sector,
    owner: row.owner,
    health: row.health,
    maxHealth,
    liberationPct: liberationPct(row.owner, row.health, maxHealth),
    regenPctPerHour: regenPctPerHour(row.regen_per_second ?? 0, maxHealth),
    players: row.players ?? 0,
    campaign: row.campaign,
    event: row.event === null ? null : toEvent(row.event, clock, row.has_storm),
    isHidden: row.effects.some((effect) => HIDING_EFFECTS.has(effect)),
    rates,
  };
}

function toEvent(event: EventRow, { now, stoodAt }: Clock, hasStorm: boolean): PlanetEvent {
  const startAt = event.start_at === null ? null : new Date(event.start_at);
  const expireAt = event.expire_at === null ? null : new Date(event.expire_at);
  const pct = eventPct(event.health, event.max_health);
  const left = stoodAt === null ? null : Math.max(event.expire_game - stoodAt, 0) / 3600;
  const hours = left ?? (expireAt === null ? null : hoursLeft(expireAt, now));
  return {
    id: event.id,
    type: event.type,
    against: event.faction,
    pct,
    level: eventLevel(event.max_health),
    maxHealth: event.max_health,
    startAt,
    expireAt,
    hoursLeft: hours,
    neededPctPerHour: hours === null ? null : neededPctPerHour(pct, hours),
    elapsedPct: hours === null ? null : elapsedPct(hours, (event.expire_game - event.start_game) / 3600),
    isHeldUp: hasStorm && event.type === DEFENCE,
  };
}
