/** Regions between Super Earth and the homeworld; each takes a tenth of the points of its front. */
export const REGIONS = 10;

/**
 * How far the points of a front reach: regions that are captured completely, and the share of the next one, 0 to 1.
 *
 * @param pointsMax more than 0; both plausible.
 */
export function splitPoints(points: number, pointsMax: number): { earned: number; next: number } {
  const step = pointsMax / REGIONS;
  const earned = Math.floor((points * REGIONS) / pointsMax);
  return { earned, next: Math.min(step, Math.max(0, points - earned * step)) / step };
}
