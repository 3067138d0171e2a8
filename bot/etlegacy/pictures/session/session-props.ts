import type { ComparedStat } from '../../../charts/text/compared-stat.ts';
import type { LineupIndex } from '../lineup/place-lineup.ts';
import type { NameRun } from '../../../charts/text/name-run.ts';
import type { PlayedMap } from './played-map.ts';

/** Props of all pictures of a session. */
export type SessionHead = {
  /** The evening in words, such as "Friday, 14 March 2025". */
  readonly title: string;
  /** Names of the line-ups; null without fixed ones. */
  readonly lineups: readonly [string, string] | null;
};

export type SessionPlayer = {
  readonly nameRuns: readonly NameRun[];
  readonly lineup: LineupIndex;
};

export type DeedsProps = SessionHead & {
  /** In the order shown. */
  readonly players: readonly (SessionPlayer & {
    readonly dpm: number | null;
    readonly kd: number | null;
    /** Bullets that hit, and head hits among those, 0 to 1; null without any. */
    readonly accuracy: number | null;
    readonly headshots: number | null;
    /** Longest killing spree from the files: 0 for fewer than three, null if unknown. */
    readonly longestSpree: number | null;
    /** Whether some rounds do not tell sprees. */
    readonly parts?: readonly 'longestSpree'[];
    /** Whether the sample is large enough to highlight a rate. */
    readonly isRanked: boolean;
    /** Whether enough shots were fired too. */
    readonly isAimTelling: boolean;
  })[];
};

export type SessionWeaponsProps = SessionHead & {
  readonly weapons: readonly {
    readonly weapon: string;
    /** Kills of the first and the second line-up, and of players of neither. */
    readonly kills: readonly [number, number, number];
    /** The player with the most kills with it; null if several are equal. */
    readonly best: { readonly nameRuns: readonly NameRun[]; readonly kills: number } | null;
  }[];
};

export type SessionMapsProps = SessionHead & {
  readonly maps: readonly PlayedMap[];
};

export type BalanceProps = SessionHead & { readonly stats: readonly ComparedStat[] };

export type TimeTrendProps = SessionHead & {
  /** The maps in order, with their number of rounds; the letter of each is below its rounds. */
  readonly maps: readonly { readonly map: string; readonly rounds: number }[];
  /** Damage per minute by round, first round first; null where the player was missing. */
  readonly players: readonly (SessionPlayer & {
    readonly dpm: readonly (number | null)[];
    readonly average: number | null;
  })[];
};
