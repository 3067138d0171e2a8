import type { NameRun } from '../text/name-run.ts';
import type { StatFormat } from '../text/stat-format.ts';

/** A number with where it stands among all players: 1 is the best of all, 0 the last; null below the floor of rounds. */
export type RankedNumber = {
  readonly label: string;
  readonly value: number | null;
  readonly format: StatFormat;
  readonly percentile: number | null;
};

export type CardProps = {
  readonly nameRuns: readonly NameRun[];
  /** Place among `ranked` players; null for somebody without enough rounds. */
  readonly place: number | null;
  readonly ranked: number;
  readonly rounds: number;
  /** What the numbers cover, such as "Season 3". */
  readonly period: string;
  /** Up to six big numbers. */
  readonly numbers: readonly RankedNumber[];
  readonly form: {
    readonly stat: string;
    readonly format: StatFormat;
    /** Oldest first; null where the player was missing. */
    readonly values: readonly (number | null)[];
    readonly average: number | null;
  };
  /** Up to five sides of the player, such as aim and survival, as percentiles. */
  readonly sides: readonly { readonly label: string; readonly percentile: number | null }[];
};
