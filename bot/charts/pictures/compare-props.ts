import type { NameRun } from '../text/name-run.ts';
import type { StatFormat } from '../text/stat-format.ts';
import type { SessionHead } from '../../etlegacy/pictures/session-props.ts';

export type ComparedStat = {
  readonly label: string;
  readonly format: StatFormat;
  readonly better: 'higher' | 'lower';
  /** Some side has done too little for any to be called better. */
  readonly tooFew?: boolean;
  /** One value a side, in the order of the sides. */
  readonly values: readonly (number | null)[];
  /** What an empty and a full bar stand for, such as the 5th and 95th percentile of the league. */
  readonly scale: readonly [number, number];
};

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

export type BalanceProps = SessionHead & { readonly stats: readonly ComparedStat[] };
