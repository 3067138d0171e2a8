import { EVENT_TYPES, nameOf } from '../../../parsers/helldivers2/names.data.ts';
import { fetchPlanets, type Planet, type PlanetEvent } from '../fetch-planets.ts';
import { fetchWar } from '../fetch-war.ts';
import { planetName } from '../planet-name.ts';
import type { Exporter } from '../../game-exports.ts';
import { roundValue } from '../round-value.ts';

/** One object per planet of the newest status, by index. `asOf` moves what is left of an event's time. */
export const exportPlanets: Exporter = async function* exportPlanets(db, _sources, { asOf } = {}) {
  const war = await fetchWar(db);
  if (war === null) return;
  for (const planet of await fetchPlanets(db, war, asOf ?? war.observedAt)) yield toRow(planet);
};

function toRow(planet: Planet) {
  const { hour } = planet.rates;
  return {
    planet: planet.index,
    name: planetName(planet.index, planet.name),
    sector: planet.sector,
    owner: planet.owner,
    liberationPct: roundValue(planet.liberationPct),
    regenPctPerHour: roundValue(planet.regenPctPerHour),
    players: planet.players,
    campaign: planet.campaign?.id ?? null,
    ...eventColumns(planet.event),
    net: roundValue(hour?.net ?? null),
    regen: roundValue(planet.regenPctPerHour),
    playersEffect: roundValue(hour?.playersEffect ?? null),
    seconds: hour?.seconds ?? null,
    hidden: planet.isHidden,
  };
}

const NO_EVENT = {
  event: null,
  eventPct: null,
  level: null,
  hoursLeft: null,
  neededPctPerHour: null,
  elapsedPct: null,
  against: null,
} as const;

function eventColumns(event: PlanetEvent | null) {
  if (event === null) return NO_EVENT;
  return {
    event: nameOf(EVENT_TYPES, event.type),
    eventPct: roundValue(event.pct),
    level: event.level,
    hoursLeft: roundValue(event.hoursLeft),
    neededPctPerHour: roundValue(event.neededPctPerHour),
    elapsedPct: roundValue(event.elapsedPct),
    against: event.against,
  };
}
