// Ends that only another file or the minutes prove. Sudden death: if the attackers complete the map after the limit, the next
// limit is above it, as it is when the script invented it. A negative play time of a round two: the script prints it where a
// map change cut the round off, but then it also prints the label 1.
import { longestStay } from '../../../parsers/etlegacy/longest-stay.ts';
import { doMostContinue } from '../../../parsers/etlegacy/round-signs.ts';
import type { RoundDocument } from '../../../parsers/etlegacy/document/round-document.ts';
import { attackersWon } from '../../../parsers/etlegacy/document/round-duration.ts';
import { STATUS_REASON } from '../../../parsers/etlegacy/document/status-reasons.ts';
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

/** Marks the documents whose end is proven although their first line makes it doubtful. */
export function proveEnds<T extends Dated>(rounds: readonly T[]): readonly T[] {
  return rounds.map((round) => {
    if (isOverLimit(round.document) && isProven(round, rounds))
      return { ...round, document: { ...round.document, isEndProven: true } };
    return isLabelledCut(round.document) && isWholeRoundTwo(round, rounds)
      ? { ...round, document: withoutPlaytime(round.document) }
      : round;
  });
}

function isLabelledCut({ header: { label, playtimeMs } }: RoundDocument): boolean {
  return label === 2 && playtimeMs !== null && playtimeMs < 0;
}

/** Whether it continues a round one, and lasted as long as the rest of its first line says. */
function isWholeRoundTwo(round: Dated, all: readonly Dated[]): boolean {
  const { header } = round.document;
  const clockS = attackersWon(header) ? header.nextLimitS : header.limitS;
  if (clockS === 0 || clockS > header.limitS) return false;
  return all.some(
    ({ document: base }) =>
      base.header.nextLimitS > 0 &&
      fitsAsRoundTwo(base, round.document) &&
      doMostContinue(base, round.document) &&
      Math.abs((longestStay(round.document, base) ?? 0) * 6 - clockS) <= SLACK_S,
  );
}

function withoutPlaytime(document: RoundDocument): RoundDocument {
  const note = `the negative play time ${STATUS_REASON.doubtedPlaytime}: a round that was cut off has no such label`;
  return {
    ...document,
    header: { ...document.header, playtimeMs: null },
    isEndProven: true,
    notes: [...document.notes, note],
  };
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
