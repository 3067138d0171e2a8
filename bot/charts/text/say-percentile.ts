/** "top 8%" for the upper half, "above 31%" for the lower, in words at the ends; 1 is the best of all. Nobody is shamed. */
export function sayPercentile(percentile: number | null): string {
  if (percentile === null || !Number.isFinite(percentile)) return 'not ranked yet';
  const share = Math.min(1, Math.max(0, percentile));
  if (share === 1) return 'best of all';
  if (share >= 0.5) return `top ${Math.max(1, Math.round((1 - share) * 100))}%`;
  return share < 0.01 ? 'on the way' : `above ${Math.round(share * 100)}%`;
}
