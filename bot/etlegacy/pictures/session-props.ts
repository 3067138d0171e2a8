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

export type PerformanceProps = SessionHead & {
  readonly players: readonly (SessionPlayer & {
    readonly dpm: number | null;
    readonly kills: number;
    readonly deaths: number;
    readonly damageGiven: number;
    readonly damageReceived: number;
  })[];
};

export type AccuracyProps = SessionHead & {
  readonly players: readonly (SessionPlayer & {
    /** Bullet weapons only. */
    readonly shots: number;
    readonly hits: number;
    readonly headshots: number;
  })[];
};

export type SpreesProps = SessionHead & {
  readonly players: readonly (SessionPlayer & {
    readonly kills: number;
    /** Most kills without dying. */
    readonly longestSpree: number;
    readonly doubles: number;
    readonly triples: number;
    /** Four kills or more in a row of seconds. */
    readonly larger: number;
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
