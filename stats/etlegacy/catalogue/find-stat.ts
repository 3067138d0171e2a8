import type { EtStat } from './et-stat.ts';
import { STATS } from './stats.data.ts';

/** Finds a stat by its key, short name or long name, as people type it; undefined if there is none. */
export function findStat(text: string): EtStat | undefined {
  const wanted = fold(text);
  return (
    STATS.find((stat) => stat.key === text) ??
    STATS.find((stat) => [stat.key, stat.short, stat.name].some((name) => fold(name) === wanted))
  );
}

/** Returns the stats whose key or name contains the text, those that begin with it first; all stats for an empty text. */
export function searchStats(text: string): readonly EtStat[] {
  const wanted = fold(text);
  const rank = (stat: EtStat) => {
    const names = [stat.key, stat.short, stat.name].map(fold);
    if (names.includes(wanted)) return 0;
    if (names.some((name) => name.startsWith(wanted))) return 1;
    return names.some((name) => name.includes(wanted)) ? 2 : 3;
  };
  return STATS.filter((stat) => rank(stat) < 3).toSorted((a, b) => rank(a) - rank(b));
}

function fold(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')
    .trim();
}
