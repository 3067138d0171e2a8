import type { ComparedStat } from '../pictures/compare-props.ts';

/** Fewer rounds than this are too few to call anybody better. */
export const ENOUGH_ROUNDS = 5;

/** Index of the only best side of a statistic; null for a tie or fewer than two values. */
export function judgeStat(stat: ComparedStat): number | null {
  const known = stat.values.filter((value): value is number => value !== null && Number.isFinite(value));
  if (known.length < 2) return null;
  const best = stat.better === 'higher' ? Math.max(...known) : Math.min(...known);
  const holders = stat.values.filter((value) => value === best);
  return holders.length === 1 ? stat.values.indexOf(best) : null;
}

/** Where a value lies on the scale of its statistic, 0 to 1; a trace is kept so that a low value, but not nothing, stays visible. */
export function placeOnScale(stat: ComparedStat, value: number | null): number {
  const [low, high] = stat.scale;
  if (value === null || value === 0 || !Number.isFinite(value)) return 0;
  if (high <= low) return value > low ? 1 : 0.02;
  return Math.min(1, Math.max(0.02, (value - low) / (high - low)));
}

/** The name of a row; a row where less is better says so. */
export function labelStat(stat: ComparedStat): string {
  return stat.better === 'lower' ? `${stat.label} (fewer is better)` : stat.label;
}
