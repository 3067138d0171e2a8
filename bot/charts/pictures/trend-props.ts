import type { NameRun } from '../text/name-run.ts';
import type { StatFormat } from '../text/stat-format.ts';
import type { SessionHead, SessionPlayer } from '../../etlegacy/pictures/session-props.ts';

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

export type TimeTrendProps = SessionHead & {
  /** What was played, in order, with how many of the rounds; the letter of each stands below its rounds. */
  readonly maps: readonly { readonly map: string; readonly rounds: number }[];
  /** Damage per minute by round, first round first; null where the player was missing. */
  readonly players: readonly (SessionPlayer & {
    readonly dpm: readonly (number | null)[];
    readonly average: number | null;
  })[];
};
