import type { ComparedStat } from '../../charts/text/compared-stat.ts';
import type { LineupIndex } from './place-lineup.ts';
import type { NameRun } from '../../charts/text/name-run.ts';
import type { PlayedMap } from './played-map.ts';

/** What all pictures of a session carry. */
export type SessionHead = {
  /** The evening in words, such as "Friday, 14 March 2025". */
  readonly title: string;
  /** Names of the line-ups; null where there were no fixed ones. */
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
    /** Bullets that hit, and hits to the head of those, 0 to 1; null where there were none. */
    readonly accuracy: number | null;
    readonly headshots: number | null;
    /** Most kills without dying, as the files tell it: 0 for fewer than three, null where they do not. */
    readonly longestSpree: number | null;
    /** Played enough for a rate to stand out. */
    readonly isRanked: boolean;
    /** And fired enough. */
    readonly isAimTelling: boolean;
  })[];
};

export type SessionWeaponsProps = SessionHead & {
  readonly weapons: readonly {
    readonly weapon: string;
    /** Kills of the first and the second line-up, and of players of neither. */
    readonly kills: readonly [number, number, number];
    /** Who killed most with it; null if nobody stands out. */
    readonly best: { readonly nameRuns: readonly NameRun[]; readonly kills: number } | null;
  }[];
};

export type SessionMapsProps = SessionHead & {
  readonly maps: readonly PlayedMap[];
};

export type BalanceProps = SessionHead & { readonly stats: readonly ComparedStat[] };

export type TimeTrendProps = SessionHead & {
  /** What was played, in order, with how many of the rounds; the letter of each stands below its rounds. */
  readonly maps: readonly { readonly map: string; readonly rounds: number }[];
  /** Damage per minute by round, first round first; null where the player was missing. */
  readonly players: readonly (SessionPlayer & {
    readonly dpm: readonly (number | null)[];
    readonly average: number | null;
  })[];
};
