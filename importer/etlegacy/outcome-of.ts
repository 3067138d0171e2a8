import { attackersWon } from '../../parsers/etlegacy/round-duration.ts';
import type { RoundOutcome } from '../../parsers/etlegacy/round-player.ts';
import type { DerivedRound } from './derive/derive-neighbourhood.ts';

/** How a round ended; one of another game type that does not count was not cut off for that. */
export function outcomeOf({ placed, split }: Pick<DerivedRound, 'placed' | 'split'>): RoundOutcome {
  if (placed.place !== 'aborted') return split.outcome;
  if (placed.isStopwatch) return 'aborted';
  const { header } = placed.source.document;
  if (attackersWon(header)) return 'completed';
  return split.durationS >= header.limitS - 1 ? 'held' : 'held_early';
}
