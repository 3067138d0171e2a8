import type { LineupIndex } from '../drawing/place-lineup.ts';
import type { NameRun } from '../text/name-run.ts';

type OverviewLineup = {
  readonly name: string;
  /** Maps won. */
  readonly won: number;
};

export type OverviewMap = {
  readonly map: string;
  readonly state: 'complete' | 'unfinished';
  /** Index of the winning line-up; null for a draw or an unfinished map. */
  readonly winner: 0 | 1 | null;
  /** Attack times of the line-ups in seconds; null where there was none or the line-ups are not known. */
  readonly seconds: readonly [number | null, number | null];
};

export type OverviewPlayer = {
  readonly nameRuns: readonly NameRun[];
  readonly lineup: LineupIndex;
  readonly kills: number;
  readonly deaths: number;
  readonly dpm: number | null;
  readonly damage: number;
  readonly accuracy: number | null;
  readonly revives: number;
  readonly star: boolean;
};

export type OverviewHighlight = {
  /** What was done, such as "Most revives". */
  readonly label: string;
  readonly nameRuns: readonly NameRun[];
  /** The number with its unit, such as "23 revives". */
  readonly value: string;
};

export type OverviewProps = {
  /** The evening in words, such as "Friday, 14 March 2025". */
  readonly title: string;
  /** Null where players changed sides too often to speak of two line-ups. */
  readonly lineups: readonly [OverviewLineup, OverviewLineup] | null;
  readonly draws: number;
  readonly maps: readonly OverviewMap[];
  readonly rounds: number;
  readonly seconds: number;
  /** All players in the order shown; the picture shows the first twelve. */
  readonly players: readonly OverviewPlayer[];
  /** The picture shows the first three. */
  readonly highlights: readonly OverviewHighlight[];
};
