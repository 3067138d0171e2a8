import type { ComparedStat } from './compared-stat.ts';
import { labelStat } from './judge-stat.ts';
import { formatStat } from './stat-format.ts';

/** The values of all sides in words. */
export function describeStat(stat: ComparedStat, sides: number): string {
  const values = Array.from({ length: sides }, (_, side) =>
    formatStat(stat.values[side] ?? null, stat.format),
  );
  return `${labelStat(stat)}: ${values.join(', ')};`;
}
