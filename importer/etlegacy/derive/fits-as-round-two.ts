import { foldMap } from '../../../parsers/etlegacy/document/fold-map.ts';
import { continuity } from '../../../parsers/etlegacy/round-signs.ts';
import type { RoundDocument } from '../../../parsers/etlegacy/document/round-document.ts';

/** Longest time between the ends of two rounds that can still belong together. */
export const PAIR_WINDOW_MS = 60 * 60_000;

/** Cvars are rounded, so the limit of round two can differ by a second from the one that round one printed. */
const ROUNDED_S = 1;

/**
 * Whether `r2` fits `r1`: labels, map, defender, and the limit that round one set. A round one whose next limit is
 * unknown (0:00 in files of some scripts) sets none. A limit that is a second off is accepted if every counter
 * continues round one. The caller checks times.
 */
export function fitsAsRoundTwo(r1: RoundDocument, r2: RoundDocument): boolean {
  const a = r1.header;
  const b = r2.header;
  return (
    a.label === 1 &&
    b.label === 2 &&
    foldMap(a.map) === foldMap(b.map) &&
    a.defender === b.defender &&
    (a.nextLimitS === 0 ||
      a.nextLimitS === b.limitS ||
      (limitOffS(r1, r2) !== 0 && everyCounterContinues(r1, r2)))
  );
}

/** By how many seconds the limit of `r2` differs from the one that `r1` set; 0 if it is more than rounding explains. */
export function limitOffS(r1: RoundDocument, r2: RoundDocument): number {
  const { nextLimitS } = r1.header;
  const offS = r2.header.limitS - nextLimitS;
  return nextLimitS > 0 && Math.abs(offS) <= ROUNDED_S ? offS : 0;
}

function everyCounterContinues(r1: RoundDocument, r2: RoundDocument): boolean {
  const { common, continued, untouched } = continuity(r1, r2);
  return continued > 0 && continued + untouched === common;
}

/** Like a fit, but a round two that was cut off can have either label. */
export function answersRoundOne(r1: RoundDocument, r2: RoundDocument): boolean {
  return fitsAsRoundTwo(r1, { ...r2, header: { ...r2.header, label: 2 } });
}
