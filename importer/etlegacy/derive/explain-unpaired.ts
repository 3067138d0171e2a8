import { foldMap } from '../../../parsers/etlegacy/document/fold-map.ts';
import { doMostContinue } from '../../../parsers/etlegacy/round-signs.ts';
import { STATUS_REASON } from '../../../parsers/etlegacy/document/status-reasons.ts';
import { fitsAsRoundTwo, limitOffS, PAIR_WINDOW_MS } from './fits-as-round-two.ts';
import { leastDurationS } from './least-duration.ts';
import type { Placed, TimedRound } from './place-rounds.ts';

/**
 * Why a round two stands alone: no round one is known, or one stands there and does not fit, and in what. Where the
 * counters go on from a round one whose name is later, names or clock are wrong.
 */
export function explainUnpaired(source: TimedRound, all: readonly Placed[]): string {
  const near = all.filter((other) => isRoundOneNear(other, source));
  const before = near.filter((other) => other.source.endedAt <= source.endedAt);
  const later = near.find(
    (other) => other.source.endedAt > source.endedAt && isContinued(other.source, source),
  );
  const roundOne = before.toSorted((a, b) => b.source.endedAt - a.source.endedAt)[0];
  if (later !== undefined && (roundOne === undefined || !isContinued(roundOne.source, source)))
    return `${STATUS_REASON.misfit} (${later.source.name}): ${STATUS_REASON.laterName}`;
  if (roundOne !== undefined)
    return `${STATUS_REASON.misfit} (${roundOne.source.name}): ${explainMisfit(roundOne.source, source, all)}`;
  const { players } = source.document;
  const isFresh = players.length > 0 && players.every((line) => line.rounds === 0);
  return isFresh ? STATUS_REASON.beganAsRoundTwo : STATUS_REASON.noRoundOne;
}

function isRoundOneNear({ source: other, round, place }: Placed, source: TimedRound): boolean {
  const isFirst = round === 1 && place !== 'aborted' && other.document.header.label === 1;
  const isNear = Math.abs(source.endedAt - other.endedAt) <= PAIR_WINDOW_MS;
  return isFirst && foldMap(other.map) === foldMap(source.map) && isNear;
}

/** The limit is the one that `r1` set, and the counters of most players go on from it. */
function isContinued({ document: r1 }: TimedRound, { document: r2 }: TimedRound): boolean {
  return r1.header.nextLimitS > 0 && fitsAsRoundTwo(r1, r2) && doMostContinue(r1, r2);
}

function explainMisfit(r1: TimedRound, r2: TimedRound, all: readonly Placed[]): string {
  const [a, b] = [r1.document.header, r2.document.header];
  if (a.defender !== b.defender) return 'another side defends';
  if (!fitsAsRoundTwo(r1.document, r2.document)) {
    const isRounded = limitOffS(r1.document, r2.document) !== 0;
    const why = isRounded ? ', and not every counter goes on' : '';
    return `its limit is ${clock(b.limitS)}, but round 1 set ${clock(a.nextLimitS)}${why}`;
  }
  const gapS = Math.round((r2.endedAt - r1.endedAt) / 1000);
  const leastS = Math.round(leastDurationS(r2.document));
  if (gapS < leastS) return `it ended ${gapS} s after round 1, but lasted at least ${leastS} s`;
  const rival = all.find((other) => other.partner === r1);
  if (rival !== undefined) return `${rival.source.name} is the round 2 of that`;
  return 'other rounds stand between the two';
}

function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
