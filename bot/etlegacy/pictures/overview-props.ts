import type { LineupIndex } from './place-lineup.ts';
import type { NameRun } from '../../charts/text/name-run.ts';
import type { PlayedMap } from './played-map.ts';

export type OverviewLineup = {
  readonly name: string;
  /** Maps won. */
  readonly won: number;
};

export type OverviewPlayer = {
  readonly nameRuns: readonly NameRun[];
  readonly lineup: LineupIndex;
  readonly kills: number;
  readonly deaths: number;
  readonly dpm: number | null;
  /** null: no document tells. */
  readonly revives: number | null;
  /** What the star is chosen by. */
  readonly points: number;
  readonly rounds: number;
  /** Played enough for a rate to stand out. */
  readonly isRanked: boolean;
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
  /** The two teams of each block in order of time; none where no file tells. Where there are several, players carry no sign. */
  readonly blocks: readonly (readonly [OverviewLineup, OverviewLineup])[];
  readonly draws: number;
  readonly maps: readonly PlayedMap[];
  /** How many maps that were: rounds of last man standing in a row on one map are one. Default: each of them. */
  readonly played?: number;
  readonly rounds: number;
  readonly seconds: number;
  /** All players in the order shown; the picture shows the first twelve. */
  readonly players: readonly OverviewPlayer[];
  /** The picture shows the first three. */
  readonly highlights: readonly OverviewHighlight[];
};
