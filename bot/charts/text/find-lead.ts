import type { ComparedStat } from './compared-stat.ts';
import { judgeStat } from './judge-stat.ts';

/** Who is ahead in a comparison: for the words and the picture alike. */
export type Lead = {
  /** Index of the side that is better in most statistics; null where several are in as many, or nothing is judged. */
  readonly leader: number | null;
  /** In how many each side is better. */
  readonly wins: readonly number[];
  /** Statistics that could be judged: all sides have done enough. */
  readonly judged: number;
};

export function findLead(
  stats: readonly Pick<ComparedStat, 'values' | 'format' | 'better' | 'tooFew'>[],
  sides: number,
): Lead {
  const open = stats.filter(({ tooFew }) => tooFew !== true);
  const bests = open.map((stat) => judgeStat(stat));
  const wins = Array.from({ length: sides }, (_, side) => bests.filter((best) => best === side).length);
  const most = Math.max(0, ...wins);
  const isAlone = most > 0 && wins.filter((count) => count === most).length === 1;
  return { leader: isAlone ? wins.indexOf(most) : null, wins, judged: open.length };
}
