import { exactNumber } from '../../stats/helldivers1/export/exact-number.ts';
import type { War } from '../../stats/helldivers1/fetch-war.ts';
import { playersOf } from '../../stats/helldivers1/count-players.ts';
import { ratiosToShow } from '../../stats/helldivers1/ratios.ts';

/** The running war as data. Ratios of counters that cannot be true are null. */
export function statusJson({ season, time, fronts, events }: War, unconfirmed: readonly number[]) {
  return {
    season,
    time,
    fronts: fronts.map(({ counters, map, allPlayers, ...front }) => ({
      ...front,
      points: exactNumber(front.points),
      pointsTaken: exactNumber(front.pointsTaken),
      pointsMax: exactNumber(front.pointsMax),
      ...map,
      ...ratiosToShow(front),
      players: playersOf({ counters }),
      allPlayers: allPlayers === null ? null : exactNumber(allPlayers),
    })),
    events: events.map((event) => ({
      ...event,
      points: exactNumber(event.points),
      pointsMax: exactNumber(event.pointsMax),
    })),
    unconfirmed,
  };
}
