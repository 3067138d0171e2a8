import { hasNoGoal, pointShare } from './find-point-suspects.ts';
import { REGIONS, splitPoints } from './split-points.ts';
import type { Front } from './status-document.ts';
import { HOMEWORLD, SUPER_EARTH, type WarEvent } from './war-event.ts';

export const REGION_STATES = ['captured', 'in_progress', 'lost'] as const;
export type RegionState = (typeof REGION_STATES)[number];

/** The share is null for an assault whose points cannot be right. */
export type RegionShare = readonly [RegionState, number | null];

export const MARKS = ['defend', 'attack', 'result pending'] as const;
export type Mark = (typeof MARKS)[number];

export type FrontMap = {
  /** Regions that are completely captured, 0 to 10; null if the points of an active front cannot be right. */
  readonly earned: number | null;
  /** By number, 1 to 11: state, and the captured share in percent with two decimals; null if unknown, as `earned`. */
  readonly regions: Readonly<Record<string, RegionShare>> | null;
  /** By number of the region: its event. An event past its end time is over and its result is pending. */
  readonly marks: Readonly<Record<string, Mark>>;
};

/**
 * The map of one front at the moment of an answer.
 *
 * A region takes pointsMax / 10; earned = floor(points / that), the next one has the rest. A defeated front is captured
 * completely; a hidden one not at all. The homeworld shows the running assault.
 *
 * @param time of the answer, unix seconds.
 * @param running events of this war that are active; the caller leaves out those of other wars.
 */
export function buildFrontMap(front: Front, running: readonly WarEvent[], time: number): FrontMap {
  const own = running.filter((event) => event.enemy === front.enemy && event.region !== SUPER_EARTH);
  const assault = own.find((event) => event.region === HOMEWORLD);
  const earned = countEarned(front);
  const marks = own.map(
    (event) => [String(event.region), event.endTime <= time ? 'result pending' : event.type] as const,
  );
  return {
    earned,
    regions: earned === null ? null : regionsOf(front, earned, assault),
    marks: Object.fromEntries(marks),
  };
}

function regionsOf(front: Front, earned: number, assault: WarEvent | undefined): Record<string, RegionShare> {
  const regions = Array.from({ length: HOMEWORLD }, (_, i) => {
    const region = i + 1;
    return [String(region), regionOf(front, earned, region, assault)] as const;
  });
  return Object.fromEntries(regions);
}

function countEarned(front: Front): number | null {
  if (front.status === 'defeated') return REGIONS;
  if (front.status === 'hidden' || hasNoGoal(front)) return 0;
  if (pointShare(front) === null) return null;
  return splitPoints(Number(front.points), Number(front.pointsMax)).earned;
}

function regionOf(front: Front, earned: number, region: number, assault: WarEvent | undefined): RegionShare {
  if (front.status === 'defeated') return ['captured', 100];
  if (region === HOMEWORLD && assault !== undefined) return ['in_progress', shareOfAssault(assault)];
  if (region <= earned) return ['captured', 100];
  if (region !== earned + 1 || front.status === 'hidden' || hasNoGoal(front)) return ['lost', 0];
  if (region === HOMEWORLD) return ['in_progress', 0];
  const { next } = splitPoints(Number(front.points), Number(front.pointsMax));
  return ['in_progress', Number((next * 100).toFixed(2))];
}

function shareOfAssault(assault: WarEvent): number | null {
  return pointShare(assault) === null ? null : share(Number(assault.points), Number(assault.pointsMax));
}

/** In percent with two decimals, 0 to 100. */
function share(part: number, whole: number): number {
  return whole <= 0 ? 0 : Number(((Math.min(whole, Math.max(0, part)) / whole) * 100).toFixed(2));
}
