import type { ComparedStat } from './compared-stat.ts';
import { labelStat } from './judge-stat.ts';
import { formatStat } from './stat-format.ts';

/** Each row of a comparison in words, with the values of all sides. */
export function describeStats(stats: readonly ComparedStat[], sides: number): string[] {
  return stats.map((stat) => {
    const values = Array.from({ length: sides }, (_, side) =>
      formatStat(stat.values[side] ?? null, stat.format),
    );
    return `${labelStat(stat, stats)}: ${values.join(', ')};`;
  });
}
