import { foldMap } from '../../../parsers/etlegacy/fold-map.ts';
import { STATUS_REASON } from '../../../parsers/etlegacy/status-reasons.ts';
import { fitsAsRoundTwo, limitOffS, PAIR_WINDOW_MS } from './fits-as-round-two.ts';
import { leastDurationS } from './least-duration.ts';
import type { Placed, TimedRound } from './place-rounds.ts';

/** Why a round two stands alone: no round one is known, or the one that is there does not fit, and in what. */
export function explainUnpaired(source: TimedRound, all: readonly Placed[]): string {
  const near = all.filter((other) => isRoundOneNear(other, source));
  const roundOne = near.toSorted((a, b) => b.source.endedAt - a.source.endedAt)[0];
  if (roundOne !== undefined)
    return `${STATUS_REASON.misfit} (${roundOne.source.name}): ${explainMisfit(roundOne.source, source, all)}`;
  const { players } = source.document;
  const isFresh = players.length > 0 && players.every((line) => line.rounds === 0);
  return isFresh ? STATUS_REASON.beganAsRoundTwo : STATUS_REASON.noRoundOne;
}

function isRoundOneNear({ source: other, round, place }: Placed, source: TimedRound): boolean {
  const gapMs = source.endedAt - other.endedAt;
  const isFirst = round === 1 && place !== 'aborted' && other.document.header.label === 1;
  return isFirst && foldMap(other.map) === foldMap(source.map) && gapMs >= 0 && gapMs <= PAIR_WINDOW_MS;
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
