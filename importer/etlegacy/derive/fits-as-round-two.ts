import type { RoundDocument } from '../../../parsers/etlegacy/round-document.ts';

/** Longest time between the ends of two rounds that can still belong together. */
export const PAIR_WINDOW_MS = 60 * 60_000;

/**
 * The headers say that `r2` answers `r1`: labels, map, defender, and the limit that round one set. A round one whose
 * next limit is unknown (0:00 in files of some scripts) sets none. Times are for the caller to check.
 */
export function fitsAsRoundTwo(r1: RoundDocument, r2: RoundDocument): boolean {
  const a = r1.header;
  const b = r2.header;
  return (
    a.label === 1 &&
    b.label === 2 &&
    a.map.toLowerCase() === b.map.toLowerCase() &&
    a.defender === b.defender &&
    (a.nextLimitS === 0 || a.nextLimitS === b.limitS)
  );
}

/** Like a fit, but a round two that was cut off can carry either label. */
export function answersRoundOne(r1: RoundDocument, r2: RoundDocument): boolean {
  return fitsAsRoundTwo(r1, { ...r2, header: { ...r2.header, label: 2 } });
}
