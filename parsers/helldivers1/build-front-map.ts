import type { Front } from './status-document.ts';
import { HOMEWORLD, SUPER_EARTH, type WarEvent } from './war-event.ts';

/** Regions between Super Earth and the homeworld; each takes a tenth of the points of its front. */
export const REGIONS = 10;

export const REGION_STATES = ['captured', 'in_progress', 'lost'] as const;
export type RegionState = (typeof REGION_STATES)[number];

export const MARKS = ['defend', 'attack', 'result pending'] as const;
export type Mark = (typeof MARKS)[number];

export type FrontMap = {
  /** Regions that are completely captured, 0 to 10. */
  readonly earned: number;
  /** By number, 1 to 11: state, and the captured share in percent with two decimals. */
  readonly regions: Readonly<Record<string, readonly [RegionState, number]>>;
  /** By number of the region: its event. An event past its end time is over and its result is pending. */
  readonly marks: Readonly<Record<string, Mark>>;
};

/**
 * The map of one front at the moment of an answer.
 *
 * A region takes pointsMax / 10; earned = floor(points / that), the next one has the rest. A defeated front is captured
 * completely; a hidden one, or one without pointsMax, not at all. The homeworld shows the running assault.
 *
 * @param time of the answer, unix seconds.
 * @param running events of this war that are active; the caller leaves out those of other wars.
 */
export function buildFrontMap(front: Front, running: readonly WarEvent[], time: number): FrontMap {
  const own = running.filter((event) => event.enemy === front.enemy && event.region !== SUPER_EARTH);
  const assault = own.find((event) => event.region === HOMEWORLD);
  const earned = countEarned(front);
  const regions = Array.from({ length: HOMEWORLD }, (_, i) => {
    const region = i + 1;
    return [String(region), regionOf(front, earned, region, assault)] as const;
  });
  const marks = own.map(
    (event) => [String(event.region), event.endTime <= time ? 'result pending' : event.type] as const,
  );
  return { earned, regions: Object.fromEntries(regions), marks: Object.fromEntries(marks) };
}

function countEarned({ status, points, pointsMax }: Front): number {
  if (status === 'defeated') return REGIONS;
  if (status === 'hidden' || pointsMax <= 0) return 0;
  return Math.min(REGIONS, Math.max(0, Math.floor((points * REGIONS) / pointsMax)));
}

function regionOf(
  front: Front,
  earned: number,
  region: number,
  assault: WarEvent | undefined,
): readonly [RegionState, number] {
  if (front.status === 'defeated') return ['captured', 100];
  if (region === HOMEWORLD && assault !== undefined)
    return ['in_progress', share(assault.points, assault.pointsMax)];
  if (region <= earned) return ['captured', 100];
  if (region !== earned + 1 || front.status === 'hidden' || front.pointsMax <= 0) return ['lost', 0];
  if (region === HOMEWORLD) return ['in_progress', 0];
  const step = front.pointsMax / REGIONS;
  return ['in_progress', share(front.points - earned * step, step)];
}

/** In percent with two decimals, 0 to 100. */
function share(part: number, whole: number): number {
  return whole <= 0 ? 0 : Number(((Math.min(whole, Math.max(0, part)) / whole) * 100).toFixed(2));
}
