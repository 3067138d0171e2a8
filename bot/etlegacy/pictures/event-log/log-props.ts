// What pictures of event logs are drawn from. All times are ms of the game clock since the round began.
import type { NameRun } from '../../../charts/text/name-run.ts';
import type { LineupIndex } from '../lineup/place-lineup.ts';

type LogHead = {
  /** What it is about, such as "supply, round 1". */
  readonly title: string;
  /** Names of the two teams; null where there were no fixed ones. */
  readonly lineups: readonly [string, string] | null;
  /** What the reader has to know about the log, such as that it is short; empty for nothing. */
  readonly note: string;
};

export type LogMember = {
  readonly nameRuns: readonly NameRun[];
  readonly lineup: LineupIndex;
};

export type MatrixMember = LogMember & {
  /** Of enemies, and by enemies: the sums of the row and the column. */
  readonly kills: number;
  readonly deaths: number;
  /** By their own hand, the world or team mates. */
  readonly ownDeaths: number;
};

export type MatrixCell = { readonly kills: number; readonly teamKills: number };

export type KillMatrixProps = LogHead & {
  /** Grouped by team, in the order shown. */
  readonly players: readonly MatrixMember[];
  /** By killer, then by victim, in the order of `players`. */
  readonly cells: readonly (readonly MatrixCell[])[];
};

export type RoundLineProps = LogHead & {
  readonly lengthMs: number;
  /** In order of time. */
  readonly kills: readonly { readonly atMs: number; readonly lineup: 0 | 1 }[];
  /** Objectives and pauses, in order of time. */
  readonly marks: readonly {
    readonly atMs: number;
    /** What happened, such as "planted east wall". */
    readonly text: string;
    /** Who did it; null: nobody is named. */
    readonly nameRuns: readonly NameRun[] | null;
    readonly lineup: LineupIndex;
    readonly isPause: boolean;
  }[];
};

export type DamageTimeProps = LogHead & {
  readonly lengthMs: number;
  /** Length of a step. */
  readonly stepMs: number;
  /** Damage to enemies of both teams in each step. */
  readonly teams: readonly [readonly number[], readonly number[]];
  /** Most damage first. */
  readonly players: readonly (LogMember & { readonly steps: readonly number[]; readonly total: number })[];
};

export type ClassesProps = LogHead & {
  readonly lengthMs: number;
  readonly players: readonly (LogMember & {
    readonly spans: readonly { readonly class: string; readonly fromMs: number; readonly toMs: number }[];
  })[];
};

export type RivalRow = {
  readonly nameRuns: readonly NameRun[];
  /** Kills on the rival, and deaths by the rival. */
  readonly kills: number;
  readonly deaths: number;
};

export type RivalsProps = {
  readonly nameRuns: readonly NameRun[];
  /** The period, and in how many rounds. */
  readonly title: string;
  /** null: nobody was met often enough. */
  readonly picks: readonly { readonly label: string; readonly rival: RivalRow | null }[];
  /** Most duels first; a few, and how many more there are. */
  readonly rows: readonly RivalRow[];
  readonly more: number;
  readonly note: string;
};
