import type { Side } from '../lineups/lineups.ts';
import type { RoundFacts } from '../sessions/fetch-session-rounds.ts';
import type { RecapMap } from './session-recap.ts';

/** What a team did on a map: it attacked, it defended in the one round, or, in last man standing, it fought. */
export type MapCell =
  /** `round` is null while the round of its attack is missing. `isFirst`: the other team attacked after it. */
  | { readonly kind: 'attack'; readonly round: RoundFacts | null; readonly isFirst: boolean }
  | { readonly kind: 'defence' }
  | { readonly kind: 'fight'; readonly round: RoundFacts; readonly isWon: boolean | null };

/** @param map of a block, so that it is known who attacked first on it. */
export function cellOf({ first, r1, r2, single, winner }: RecapMap, side: Side): MapCell {
  const isFirst = first === side;
  if (single === null) return { kind: 'attack', round: isFirst ? r1 : r2, isFirst };
  if (single.attackers !== null)
    return isFirst ? { kind: 'attack', round: single, isFirst: false } : { kind: 'defence' };
  return { kind: 'fight', round: single, isWon: winner === 'a' || winner === 'b' ? winner === side : null };
}
