import { foldMap } from '../../../parsers/etlegacy/document/fold-map.ts';
import { doMostContinue } from '../../../parsers/etlegacy/round-signs.ts';
import type { RoundDocument } from '../../../parsers/etlegacy/document/round-document.ts';
import { fitsAsRoundTwo, PAIR_WINDOW_MS } from './fits-as-round-two.ts';
import { leastDurationS } from './least-duration.ts';

/** A round file, or one of the names under which one content stands. */
export type NamedRound = {
  readonly map: string;
  readonly label: number;
  readonly localEnd: string;
  readonly content: string;
  /** The same content stands on this server under another name too. */
  readonly hasTwin: boolean;
  readonly document: RoundDocument;
};

/**
 * Of several names of one content the one that counts: that under which it makes a pair with another file, best one whose
 * counters go on; where none or several do, the first given. Depends on nothing but the files around each name.
 *
 * @param names in the order in which they are preferred.
 * @param near round files of this server around each of the names, copies included.
 */
export function electName<T extends NamedRound>(
  names: readonly T[],
  near: readonly NamedRound[],
): T | undefined {
  const ranked = names.map((name) => ({
    name,
    rank: Math.max(0, ...near.map((other) => rankPair(name, other, near))),
  }));
  return ranked.toSorted((a, b) => b.rank - a.rank)[0]?.name;
}

/** 2: a pair whose counters go on; 1: a pair by its first lines and times; 0: none. */
function rankPair(one: NamedRound, other: NamedRound, near: readonly NamedRound[]): 0 | 1 | 2 {
  if (one.label === other.label || foldMap(one.map) !== foldMap(other.map)) return 0;
  const [r1, r2] = one.label === 1 ? [one, other] : [other, one];
  const gapMs = timeOf(r2) - timeOf(r1);
  if (gapMs <= 0 || gapMs > PAIR_WINDOW_MS || gapMs < leastDurationS(r2.document) * 1000) return 0;
  if (!fitsAsRoundTwo(r1.document, r2.document)) return 0;
  // Copies of other rounds stand anywhere, so they part nobody.
  const isParted = near.some(
    (between) => !between.hasTwin && timeOf(between) > timeOf(r1) && timeOf(between) < timeOf(r2),
  );
  if (isParted) return 0;
  return doMostContinue(r1.document, r2.document) ? 2 : 1;
}

function timeOf({ localEnd }: NamedRound): number {
  return Date.parse(`${localEnd}Z`);
}
