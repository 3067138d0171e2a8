import { shownValue } from './stat-format.ts';
import type { ComparedStat } from './compared-stat.ts';

/** Index of the only best side of a statistic by what is shown; null for a tie, too few rounds, or fewer than two values. */
export function judgeStat(
  stat: Pick<ComparedStat, 'values' | 'format' | 'better' | 'tooFew'>,
): number | null {
  if (stat.tooFew === true) return null;
  const shown = stat.values.map((value) => shownValue(value, stat.format));
  const known = shown.filter((value) => value !== null);
  if (known.length < 2) return null;
  const best = stat.better === 'higher' ? Math.max(...known) : Math.min(...known);
  return known.filter((value) => value === best).length === 1 ? shown.indexOf(best) : null;
}

/**
 * Where a value, as it is shown, lies on the scale of its statistic, 0 to 1: bars beside equal numbers are equal. A trace is
 * kept so that a low value, but not nothing, stays visible.
 */
export function placeOnScale(stat: Pick<ComparedStat, 'scale' | 'format'>, raw: number | null): number {
  const [low = 0, high = 0] = stat.scale.map((bound) => shownValue(bound, stat.format) ?? bound);
  const value = shownValue(raw, stat.format);
  if (value === null || value === 0) return 0;
  if (high <= low) return value > low ? 1 : 0.02;
  return Math.min(1, Math.max(0.02, (value - low) / (high - low)));
}

/**
 * The name of a row. A row where less is better says so, and so does one that is not counted; where none is, the verdict says
 * it for all.
 */
export function labelStat(
  stat: Pick<ComparedStat, 'label' | 'better' | 'tooFew'>,
  among: readonly Pick<ComparedStat, 'tooFew'>[],
): string {
  const name = stat.better === 'lower' ? `${stat.label} (fewer is better)` : stat.label;
  const isLeftOut = stat.tooFew === true && among.some(({ tooFew }) => tooFew !== true);
  return isLeftOut ? `${name} · too few to count` : name;
}
