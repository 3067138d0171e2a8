import { fetchEvents } from '../fetch-events.ts';
import { fetchFrames } from '../fetch-frames.ts';
import { fetchFronts, type FrontState } from '../fetch-fronts.ts';
import { fetchSeasons } from '../fetch-seasons.ts';
import { exactFronts } from './exact-fronts.ts';
import { exactNumber } from './exact-number.ts';
import type { Exporter } from '../../game-exports.ts';

/**
 * One object per war that is known of. What its newest status says is null where none is stored; `active` lists the events
 * that the newest answers call active, by kind.
 */
export const exportSeasons: Exporter = async function* exportSeasons(db) {
  const fronts = Map.groupBy(await fetchFronts(db), (front) => front.season);
  const frames = Map.groupBy(await fetchFrames(db), (frame) => frame.season);
  const running = (await fetchEvents(db)).filter((event) => event.status === 'active');
  for (const { lastUpdated, pointsMax, ...season } of await fetchSeasons(db)) {
    const own = running.filter((event) => event.season === season.season);
    const course = frames.get(season.season) ?? [];
    const active = Map.groupBy(own, (event) => event.type);
    yield {
      ...season,
      ...newestStatus(fronts.get(season.season)),
      active: Object.fromEntries([...active].map(([type, events]) => [type, events.map((e) => e.eventId)])),
      pointsMax: pointsMax?.map(exactNumber) ?? null,
      first: exactFronts(course[0]),
      last: exactFronts(course.at(-1)),
      lastUpdated,
      confirmed: lastUpdated !== null,
    };
  }
};

function newestStatus(fronts: readonly FrontState[] | undefined) {
  const counters = fronts?.flatMap((front) => front.counters ?? []);
  // Rows of an earlier version have no sum of their own.
  const listed = counters?.reduce((sum, each) => sum + each.players, 0n);
  const players = fronts?.[0]?.allPlayers ?? listed;
  return {
    time: fronts?.[0]?.time ?? null,
    seasonsAgree: fronts?.every((front) => !front.suspect.includes('season')) ?? null,
    totalPlayers: players === undefined ? null : exactNumber(players),
    // The war's, given with every front: never a sum.
    uniquePlayers: counters?.[0] === undefined ? null : exactNumber(counters[0].total_unique_players),
  };
}
