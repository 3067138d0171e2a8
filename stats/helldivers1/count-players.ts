import { TOO_LARGE } from '../../parsers/helldivers1/find-suspects.ts';
import type { FrontState } from './fetch-fronts.ts';

/** Players of a front; null where there are no statistics, or a number that cannot be true. */
export function playersOf({ counters }: Pick<FrontState, 'counters'>): number | null {
  const players = counters?.players;
  return players === undefined || players < 0n || players > TOO_LARGE ? null : Number(players);
}

/** Players of all fronts of a status, without those that cannot be true. */
export function countPlayers(fronts: readonly FrontState[]): number {
  return fronts.reduce((sum, front) => sum + (playersOf(front) ?? 0), 0);
}
