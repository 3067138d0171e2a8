import type { NameRun } from '../text/name-run.ts';
import type { StatFormat } from '../text/stat-format.ts';

export type FormProps = {
  readonly nameRuns: readonly NameRun[];
  /** The statistic, such as "Damage per minute". */
  readonly stat: string;
  readonly format: StatFormat;
  /** Bars and rates that start at zero; a rating does not. */
  readonly fromZero: boolean;
  /** One point a round, oldest first; null where the player was missing. */
  readonly points: readonly { readonly label: string; readonly value: number | null }[];
  readonly average: number | null;
};
