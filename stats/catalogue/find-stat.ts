import type { Stat } from './stat.ts';

type Named = Pick<Stat, 'key' | 'short' | 'name'>;

/** Finds a stat of a catalogue by its key, short name or long name, as people type it; undefined if there is none. */
export function findStat<S extends Named>(stats: readonly S[], text: string): S | undefined {
  const wanted = fold(text);
  return (
    stats.find((stat) => stat.key === text) ??
    stats.find((stat) => [stat.key, stat.short, stat.name].some((name) => fold(name) === wanted))
  );
}

/** Returns the stats whose key or name contains the text, those that begin with it first; all stats for an empty text. */
export function searchStats<S extends Named>(stats: readonly S[], text: string): readonly S[] {
  const wanted = fold(text);
  const rank = (stat: S): number => {
    const names = [stat.key, stat.short, stat.name].map(fold);
    if (names.includes(wanted)) return 0;
    if (names.some((name) => name.startsWith(wanted))) return 1;
    return names.some((name) => name.includes(wanted)) ? 2 : 3;
  };
  return stats.filter((stat) => rank(stat) < 3).toSorted((a, b) => rank(a) - rank(b));
}

function fold(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')
    .trim();
}
