import { stopwatchSign } from '../../../parsers/etlegacy/stopwatch-signs.ts';
import type { RoundDocument } from '../../../parsers/etlegacy/round-document.ts';

type Sourced = { readonly source: { readonly document: RoundDocument } };

/**
 * The rounds of one neighbourhood that are not stopwatch. Where any file shows stopwatch, only those that say so
 * themselves; where none does, all that could be cut off as well, if there are several or one that ended in order.
 */
export function findOtherTypes<T extends Sourced>(rounds: readonly T[]): ReadonlySet<T> {
  const signs = new Map(rounds.map((round) => [round, stopwatchSign(round.source.document)] as const));
  const having = (...wanted: readonly string[]): T[] =>
    rounds.filter((round) => wanted.includes(signs.get(round) ?? ''));
  if (having('stopwatch').length > 0) {
    // A complete round one that a map vote labelled 2 looks like another game type.
    return new Set(having('other').filter((round) => round.source.document.header.label === 1));
  }
  const candidates = having('other', 'either');
  const isSure = candidates.length > 1 || having('other').length > 0;
  return new Set(isSure ? candidates : []);
}
