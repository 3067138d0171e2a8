// Sudden death: if the attackers complete the map after the limit, the next limit is above it, as it is when the script
// invented it. The proof is in another file or in the minutes.
import { longestStay } from '../../../parsers/etlegacy/longest-stay.ts';
import { doMostContinue } from '../../../parsers/etlegacy/round-signs.ts';
import type { RoundDocument } from '../../../parsers/etlegacy/round-document.ts';
import { attackersWon } from '../../../parsers/etlegacy/round-duration.ts';
import type { Dated } from './choose-hours.ts';
import { answersRoundOne, fitsAsRoundTwo } from './fits-as-round-two.ts';

/**
 * A pair on the wall clock; in an hour that is repeated in autumn a round two can have an earlier name than its round
 * one.
 */
const REACH_MS = 2 * 60 * 60_000;
/** Minutes are printed in tenths and sampled every 5 s. */
const SLACK_S = 9;
/** Without a round two as proof: no round continues longer after its limit. */
const MOST_OVERTIME_S = 10 * 60;

/** Marks the documents whose next limit is proven to be their length although it exceeds the limit. */
export function proveEnds<T extends Dated>(rounds: readonly T[]): readonly T[] {
  return rounds.map((round) =>
    isOverLimit(round.document) && isProven(round, rounds)
      ? { ...round, document: { ...round.document, isEndProven: true } }
      : round,
  );
}

function isOverLimit({ header }: RoundDocument): boolean {
  const { limitS, nextLimitS, playtimeMs } = header;
  return attackersWon(header) && limitS > 0 && nextLimitS > limitS && playtimeMs === null;
}

function isProven(round: Dated, all: readonly Dated[]): boolean {
  const { document } = round;
  const near = all.filter((other) => other !== round && Math.abs(apartMs(round, other)) <= REACH_MS);
  if (document.header.label === 1) {
    const isAnswered = near.some((other) => isAnsweredBy(document, other.document));
    return isAnswered || endsWithMinutes(document, null);
  }
  return near.some(
    (other) => fitsAsRoundTwo(other.document, document) && endsWithMinutes(document, other.document),
  );
}

/** Whether the next round has the limit that this one set, and the same players, whose counters continue. */
function isAnsweredBy(r1: RoundDocument, r2: RoundDocument): boolean {
  return answersRoundOne(r1, r2) && doMostContinue(r1, r2);
}

function endsWithMinutes(document: RoundDocument, base: RoundDocument | null): boolean {
  const { limitS, nextLimitS } = document.header;
  const stayS = (longestStay(document, base) ?? 0) * 6;
  return stayS > limitS && nextLimitS <= limitS + MOST_OVERTIME_S && Math.abs(stayS - nextLimitS) <= SLACK_S;
}

function apartMs(a: Dated, b: Dated): number {
  return Date.parse(`${a.localEnd}Z`) - Date.parse(`${b.localEnd}Z`);
}
