/** A front of a simulated war. */
export type Front = {
  enemy: number;
  status: 'hidden' | 'active' | 'defeated';
  points: number;
  pointsTaken: number;
  readonly pointsMax: number;
  introductionOrder: number;
  missions: number;
};

export type WarEvent = {
  readonly type: 'defend' | 'attack';
  readonly id: number;
  readonly season: number;
  readonly enemy: number;
  readonly region: number;
  readonly startTime: number;
  readonly endTime: number;
  readonly pointsMax: number;
  /** Points per second. */
  readonly rate: number;
  points: number;
  status: 'active' | 'success' | 'fail';
  readonly playersAtStart: number;
};

export type Frame = {
  readonly season: number;
  readonly time: number;
  readonly fronts: readonly { points: number; points_taken: number; status: string }[];
};

/** One war. Times in unix seconds. */
export type War = {
  readonly season: number;
  readonly startTime: number;
  readonly fronts: readonly Front[];
  readonly events: WarEvent[];
  readonly frames: Frame[];
};

export const POINTS_MAX = 120_000;
export const HOMEWORLD = 11;
const REGIONS = 10;

export function beginWar(season: number, startTime: number, firstEnemy: number): War {
  return {
    season,
    startTime,
    fronts: [0, 1, 2].map((enemy) => ({
      enemy,
      status: enemy === firstEnemy ? 'active' : 'hidden',
      points: enemy === firstEnemy ? POINTS_MAX / 2 : 0,
      pointsTaken: enemy === firstEnemy ? POINTS_MAX / 2 : 0,
      pointsMax: POINTS_MAX,
      introductionOrder: enemy === firstEnemy ? 0 : 255,
      missions: 0,
    })),
    events: [],
    frames: [],
  };
}

/** Regions that are held, 0 to 10. */
export function heldRegions({ points, pointsMax }: Front): number {
  return Math.min(REGIONS, Math.floor((points * REGIONS) / pointsMax));
}
