/**
 * The share of other players that a player is better than, truncated to full percent; null below the required number of
 * rounds.
 */
export function percentileNumber(percentile: number | null): number | null {
  if (percentile === null || !Number.isFinite(percentile)) return null;
  return Math.floor(Math.min(1, Math.max(0, percentile)) * 100 + 1e-9);
}

/**
 * Returns "better than 93%" of the others, with words for both ends; 1 is better than all of them. The lowest value is
 * worded kindly.
 */
export function sayPercentile(percentile: number | null): string {
  const percent = percentileNumber(percentile);
  if (percent === null) return 'not ranked yet';
  if (percent === 100) return 'better than all';
  return percent === 0 ? 'on the way' : `better than ${percent}%`;
}
