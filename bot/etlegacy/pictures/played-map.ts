import { formatClock } from '../../charts/text/format.ts';

/** A map of an evening, as the pictures of the evening take it. */
export type PlayedMap = {
  readonly map: string;
  readonly state: 'complete' | 'unfinished';
  /** Index of the winning line-up; null for a draw, an unfinished map, or a winner that is neither line-up. */
  readonly winner: 0 | 1 | null;
  /** The winner where the evening has no two fixed line-ups; null otherwise. */
  readonly otherWinner: string | null;
  /** Attack times of the line-ups in seconds; null where the attack did not get through or there was none. */
  readonly seconds: readonly [number | null, number | null];
};

/** Who won a map, in words. */
export function sayWinner(lineups: readonly [string, string] | null, map: PlayedMap): string {
  if (map.state === 'unfinished') return 'unfinished';
  if (map.winner === null) return map.otherWinner ?? 'draw';
  return lineups?.[map.winner] ?? `Team ${map.winner + 1}`;
}

/** How the two attacks went: a time, "held", or a dash where a map was not finished. */
export function sayAttacks(map: PlayedMap, between: string): string {
  return map.seconds
    .map((seconds) => (seconds === null && map.state === 'complete' ? 'held' : formatClock(seconds)))
    .join(between);
}
