import type { LineupIndex } from '../lineup/place-lineup.ts';
import type { NameRun } from '../../../charts/text/name-run.ts';
import type { PlayedMap } from '../session/played-map.ts';

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
  /** null: unknown. */
  readonly revives: number | null;
  /** The points that decide the star. */
  readonly points: number;
  /** Totals that some rounds do not tell. */
  readonly parts?: readonly ('revives' | 'points')[];
  readonly rounds: number;
  /** Whether the sample is large enough to highlight a rate. */
  readonly isRanked: boolean;
  readonly star: boolean;
};

export type OverviewHighlight = {
  /** The title, such as "Most revives". */
  readonly label: string;
  readonly nameRuns: readonly NameRun[];
  /** The number with its unit, such as "23 revives". */
  readonly value: string;
};

export type OverviewProps = {
  /** The evening in words, such as "Friday, 14 March 2025". */
  readonly title: string;
  /** The two teams of each block in order of time; empty if unknown. With several blocks, players have no sign. */
  readonly blocks: readonly (readonly [OverviewLineup, OverviewLineup])[];
  readonly draws: number;
  readonly maps: readonly PlayedMap[];
  /** Number of maps: consecutive rounds of last man standing on one map count as one. Default: each of them. */
  readonly played?: number;
  readonly rounds: number;
  readonly seconds: number;
  /** All players in the order shown; the picture shows the first twelve. */
  readonly players: readonly OverviewPlayer[];
  /** The picture shows the first three. */
  readonly highlights: readonly OverviewHighlight[];
};
