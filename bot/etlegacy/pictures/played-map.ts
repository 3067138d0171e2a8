import { formatClock } from '../../charts/text/format.ts';

/** A map of an evening, as the pictures of the evening take it. */
export type PlayedMap = {
  readonly map: string;
  readonly state: 'complete' | 'unfinished';
  /** The two teams that played it; null where no file tells: then who attacked first stands first. */
  readonly lineups: readonly [string, string] | null;
  /** Index of the winner of the two; null for a draw or an unfinished map. */
  readonly winner: 0 | 1 | null;
  /** Attack times of the two in seconds; null where the attack did not get through or there was none. */
  readonly seconds: readonly [number | null, number | null];
};

/** Who won a map, in words. */
export function sayWinner(map: PlayedMap): string {
  if (map.state === 'unfinished') return 'unfinished';
  return map.winner === null ? 'draw' : namesOn(map)[map.winner];
}

/** How the two that played a map are called. */
export function namesOn({ lineups }: Pick<PlayedMap, 'lineups'>): readonly [string, string] {
  return lineups ?? ['attacked first', 'attacked second'];
}

/** How the two attacks went: a time, "held", or a dash where a map was not finished. */
export function sayAttacks(map: PlayedMap, between: string): string {
  return map.seconds
    .map((seconds) => (seconds === null && map.state === 'complete' ? 'held' : formatClock(seconds)))
    .join(between);
}
