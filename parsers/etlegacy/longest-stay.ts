import { tenthsOf } from './compare-lines.ts';
import { decideMode } from './decide-mode.ts';
import { matchPlayers } from './match-players.ts';
import type { RoundDocument } from './document/round-document.ts';

/**
 * Returns the longest time that two or more players spent in this round, tenths of a minute, without using its header;
 * null if no two agree. `base` is the previous file, whose counters this one continues; null for a round that starts at
 * zero.
 */
export function longestStay(document: RoundDocument, base: RoundDocument | null): number | null {
  const stays =
    base === null
      ? document.players.map(tenthsOf)
      : [...matchPlayers(base.players, document.players)]
          .filter(([now, before]) => decideMode(before, now, null).mode === 'delta')
          .map(([now, before]) => tenthsOf(now) - tenthsOf(before));
  return longestAgreed(stays);
}

/** The longest of these stays; null if no two agree on it. */
export function longestAgreed(stays: readonly number[]): number | null {
  const longest = Math.max(0, ...stays);
  return stays.filter((tenths) => longest - tenths <= 1).length >= 2 ? longest : null;
}
