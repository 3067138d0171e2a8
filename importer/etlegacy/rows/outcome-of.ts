import type { RoundOutcome } from '../../../parsers/etlegacy/round-player.ts';
import type { DerivedRound } from '../derive/derive-neighbourhood.ts';

/** How a round ended; a round that was cut off has no outcome of its own. */
export function outcomeOf({ placed, split }: Pick<DerivedRound, 'placed' | 'split'>): RoundOutcome {
  return placed.place === 'aborted' ? 'aborted' : split.outcome;
}
