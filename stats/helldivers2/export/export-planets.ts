import { EVENT_TYPES, nameOf } from '../../../parsers/helldivers2/names.data.ts';
import { fetchPlanets, type Planet } from '../fetch-planets.ts';
import { fetchWar } from '../fetch-war.ts';
import type { Exporter } from '../../game-exports.ts';
import { roundValue } from './round-value.ts';

/** One object per planet of the newest status, by index. `asOf` moves what is left of an event's time. */
export const exportPlanets: Exporter = async function* exportPlanets(db, _sources, { asOf } = {}) {
  const war = await fetchWar(db);
  if (war === null) return;
  for (const planet of await fetchPlanets(db, war, asOf ?? war.observedAt)) yield toRow(planet);
};

function toRow(planet: Planet) {
  const { event, rates } = planet;
  return {
    planet: planet.index,
    name: planet.name,
    sector: planet.sector,
    owner: planet.owner,
    liberationPct: roundValue(planet.liberationPct),
    regenPctPerHour: roundValue(planet.regenPctPerHour),
    players: planet.players,
    campaign: planet.campaign?.id ?? null,
    event: event === null ? null : nameOf(EVENT_TYPES, event.type),
    eventPct: roundValue(event?.pct ?? null),
    level: event?.level ?? null,
    hoursLeft: roundValue(event?.hoursLeft ?? null),
    neededPctPerHour: roundValue(event?.neededPctPerHour ?? null),
    elapsedPct: roundValue(event?.elapsedPct ?? null),
    against: event?.against ?? null,
    net: roundValue(rates.hour?.net ?? null),
    regen: roundValue(planet.regenPctPerHour),
    playersEffect: roundValue(rates.hour?.playersEffect ?? null),
    seconds: rates.hour?.seconds ?? null,
    hidden: planet.isHidden,
  };
}
