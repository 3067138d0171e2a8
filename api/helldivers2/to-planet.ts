import type { Planet } from '../../stats/helldivers2/fetch-planets.ts';
import type { Front } from '../../stats/helldivers2/fetch-war-view.ts';
import { eventName, factionName } from '../../stats/helldivers2/number-names.ts';
import type { Outlook } from '../../stats/helldivers2/outlook.ts';
import type { Range } from '../../stats/helldivers2/formulas/forecast.ts';
import { planetName } from '../../stats/helldivers2/planet-name.ts';
import { roundValue } from '../../stats/helldivers2/round-value.ts';

/** A planet as the API gives it; the forecast where it is fought over. */
export function toPlanet(planet: Planet, front: Front | undefined) {
  return {
    index: planet.index,
    name: planetName(planet.index, planet.name),
    sector: planet.sector,
    owner: planet.owner,
    ownerName: factionName(planet.owner),
    liberationPct: roundValue(planet.liberationPct),
    regenPctPerHour: roundValue(planet.regenPctPerHour),
    players: planet.players,
    campaign: planet.campaign?.id ?? null,
    event: planet.event === null ? null : toEvent(planet.event),
    forecast: front === undefined ? null : toForecast(front.outlook),
  };
}

function toEvent(event: NonNullable<Planet['event']>) {
  const { id, type, against, pct, level, startAt, expireAt, neededPctPerHour } = event;
  return {
    id,
    type: eventName(type),
    against,
    pct: roundValue(pct),
    level,
    startAt,
    expireAt,
    neededPctPerHour: roundValue(neededPctPerHour),
  };
}

function toForecast({ net, deadline, victory, diversToHold, diversToWin }: Outlook) {
  return {
    netPctPerHour: roundValue(net),
    verdict: deadline?.verdict ?? null,
    projectedPct: roundRange(deadline?.projected ?? null),
    hoursToVictory: roundRange(victory.kind === 'hours' ? victory.hours : null),
    diversNeeded: deadline === null ? diversToHold : diversToWin,
  };
}

function roundRange(range: Range | null): Range | null {
  return range === null ? null : { from: roundValue(range.from), until: roundValue(range.until) };
}
