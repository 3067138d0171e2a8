import type { ComparedStat } from '../text/compared-stat.ts';
import type { NameRun } from '../text/name-run.ts';

type ComparedSide = {
  readonly nameRuns: readonly NameRun[];
  readonly rounds: number;
};

/** Two to four players side by side; two are drawn as a butterfly, more as dots. */
export type CompareProps = {
  /** What is compared, such as "Season 3, all maps". */
  readonly title: string;
  /** What a side needs for a statistic to be judged, such as "5 rounds and 60 minutes". */
  readonly needed: string;
  readonly sides: readonly ComparedSide[];
  readonly stats: readonly ComparedStat[];
};
