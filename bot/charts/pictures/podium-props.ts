import type { NameRun } from '../text/name-run.ts';
import type { StatFormat } from '../text/stat-format.ts';

export type PodiumProps = {
  /** The statistic, such as "Damage per minute". */
  readonly stat: string;
  /** Period and maps, such as "Season 3 · all maps". */
  readonly detail: string;
  readonly format: StatFormat;
  /** Best first; equal values share a place. The first three stand, up to seven more are listed. */
  readonly players: readonly {
    readonly nameRuns: readonly NameRun[];
    readonly place: number;
    readonly value: number | null;
    readonly rounds: number;
  }[];
};

export type RecordProps = {
  /** What was broken, such as "Map record on radar". */
  readonly title: string;
  readonly nameRuns: readonly NameRun[];
  readonly value: number;
  readonly format: StatFormat;
  /** What is counted, such as "kills in a round". */
  readonly unit: string;
  /** When and where, such as "14 March 2025 · Team Kestrel against Team Otter". */
  readonly detail: string;
  /** Null for the first record of its kind. */
  readonly previous: {
    readonly value: number;
    /** Who held it; null where it was a team's, or only the value is known. */
    readonly holder: readonly NameRun[] | null;
    /** When it was set, such as "2 Feb 2025"; null where only the value is known. */
    readonly date: string | null;
  } | null;
};
