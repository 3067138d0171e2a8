import type { NameRun } from '../../../charts/text/name-run.ts';

export type ScoreboardPlayer = {
  readonly nameRuns: readonly NameRun[];
  readonly kills: number;
  readonly deaths: number;
  /** Damage per minute. */
  readonly dpm: number | null;
  /** null, like revives: unknown. */
  readonly damage: number | null;
  /** 0 to 1; null without bullets. */
  readonly accuracy: number | null;
  readonly revives: number | null;
  /** Totals that some rounds do not tell. */
  readonly parts?: readonly ('damage' | 'revives')[];
  /** Whether each rate has a large enough sample to be highlighted. */
  readonly isTelling: { readonly dpm: boolean; readonly accuracy: boolean };
  /** The best player of the match. */
  readonly star: boolean;
};

export type ScoreboardTeam = {
  readonly name: string;
  /** Index of the team in the evening, which decides its colour and sign in all pictures. */
  readonly lineup: 0 | 1;
  /** The side in round one, or in the whole map. */
  readonly side: 'allies' | 'axis' | null;
  /** Time of its attack in seconds; null before its attack, or if unknown. */
  readonly seconds: number | null;
  /** For a map of one round: the role of the team if it did not attack. */
  readonly role?: 'defence' | 'fight';
  /** False when the time ran out or the attack was given up; null before its attack. */
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
