import type { NameRun } from '../../charts/text/name-run.ts';

export type ScoreboardPlayer = {
  readonly nameRuns: readonly NameRun[];
  readonly kills: number;
  readonly deaths: number;
  /** Damage per minute. */
  readonly dpm: number | null;
  /** null, like revives: no document tells. */
  readonly damage: number | null;
  /** 0 to 1; null where no bullet was fired. */
  readonly accuracy: number | null;
  readonly revives: number | null;
  /** Whether each rate rests on enough to stand out. */
  readonly isTelling: { readonly dpm: boolean; readonly accuracy: boolean };
  /** The best player of the match. */
  readonly star: boolean;
};

export type ScoreboardTeam = {
  readonly name: string;
  /** Which team of the evening it is: its colour and sign in all pictures of it. */
  readonly lineup: 0 | 1;
  /** The side played in round one, or all along. */
  readonly side: 'allies' | 'axis' | null;
  /** Time of its attack in seconds; null while it has not attacked, or where no file tells. */
  readonly seconds: number | null;
  /** Of a map of one round: what the team did where it did not attack. */
  readonly role?: 'defence' | 'fight';
  /** False when the clock ran out or the attack was given up; null while it has not attacked. */
  readonly completed: boolean | null;
  /** In the order shown. */
  readonly players: readonly ScoreboardPlayer[];
};

export type ScoreboardProps = {
  readonly map: string;
  /** Whether the teams change sides in the middle of the map. */
  readonly swapsSides: boolean;
  /** A short addition to the map, such as "6v6 stopwatch"; empty for none. */
  readonly detail: string;
  readonly state: 'complete' | 'unfinished';
  /** Index of the winning team; null for a draw or an unfinished match. */
  readonly winner: 0 | 1 | null;
  readonly teams: readonly [ScoreboardTeam, ScoreboardTeam];
};
