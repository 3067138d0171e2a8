/** How many of the others somebody is better than, cut to full percent; null below the floor. */
export function percentileNumber(percentile: number | null): number | null {
  if (percentile === null || !Number.isFinite(percentile)) return null;
  return Math.floor(Math.min(1, Math.max(0, percentile)) * 100 + 1e-9);
}

/** "better than 93%" of the others, in words at the ends; 1 is better than each of them. Nobody is shamed. */
export function sayPercentile(percentile: number | null): string {
  const percent = percentileNumber(percentile);
  if (percent === null) return 'not ranked yet';
  if (percent === 100) return 'better than all';
  return percent === 0 ? 'on the way' : `better than ${percent}%`;
}
