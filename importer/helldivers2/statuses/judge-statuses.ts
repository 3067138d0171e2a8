// Whether a status is plausible compared with its neighbours in time. A function of the set of statuses alone, so that
// their order of arrival does not matter: an earlier status may become implausible later.

import { findAhead } from './find-ahead.ts';
import type { Witness } from './witness.ts';

/** null: plausible. The reason is about the status alone, so it does not change when others arrive. */
export type Verdict = null | {
  readonly status: 'rejected' | 'superseded';
  readonly code: 'FEW_PLANETS' | 'TIME_WENT_BACK' | 'TIME_AHEAD' | 'SAME_MOMENT';
  readonly reason: string;
};

/** The distance of relevant neighbours; beyond it only the previous one counts. */
export const NEIGHBOURHOOD_MS = 6 * 60 * 60 * 1000;

/** A cached answer may be slightly older than the previous one. */
const TIME_SLACK_S = 60;
const PLANETS_SHARE = 0.9;

/**
 * @param witnesses of one war, oldest first.
 * @param known number of planets in the war's info; 0 without one.
 * @returns a verdict for each; null: plausible.
 */
export function judgeStatuses(witnesses: readonly Witness[], known: number): Verdict[] {
  const ahead = findAhead(witnesses);
  let from = 0;
  return witnesses.map((witness, at) => {
    while (timeOf(witnesses[from]) < timeOf(witness) - NEIGHBOURHOOD_MS) from += 1;
    // The previous one counts at any distance.
    const earlier = witnesses.slice(Math.min(from, Math.max(at - 1, 0)), at);
    return judge(witness, { earlier, later: findLater(witnesses, at), ahead, known });
  });
}

const timeOf = (witness: Witness | undefined): number => witness?.observedAt.getTime() ?? Infinity;

function findLater(witnesses: readonly Witness[], at: number): Witness[] {
  const later: Witness[] = [];
  const until = timeOf(witnesses[at]) + NEIGHBOURHOOD_MS;
  for (let next = at + 1; next < witnesses.length; next += 1) {
    const witness = witnesses[next];
    if (witness === undefined || timeOf(witness) > until) break;
    later.push(witness);
  }
  return later;
}

type Around = {
  readonly earlier: readonly Witness[];
  readonly later: readonly Witness[];
  /** Those whose clock is ahead. */
  readonly ahead: ReadonlySet<Witness>;
  readonly known: number;
};

function judge(witness: Witness, { earlier, later, ahead, known }: Around): Verdict {
  const most = Math.max(
    known,
    ...earlier.map(({ planets }) => planets),
    ...later.map(({ planets }) => planets),
  );
  if (witness.planets < most * PLANETS_SHARE) {
    return {
      status: 'rejected',
      code: 'FEW_PLANETS',
      reason: `It has ${witness.planets} planets, less than 90 % of what others of that time have: it is only a part.`,
    };
  }
  if (ahead.has(witness)) {
    return {
      status: 'rejected',
      code: 'TIME_AHEAD',
      reason: `Its war clock says ${witness.timeGame} s, more than 10 minutes ahead of what others of that time say.`,
    };
  }
  const furthest = Math.max(
    ...earlier
      .filter((other) => timeOf(other) < timeOf(witness) && !ahead.has(other))
      .map((other) => other.timeGame),
  );
  if (witness.timeGame < furthest - TIME_SLACK_S) {
    return {
      status: 'rejected',
      code: 'TIME_WENT_BACK',
      reason: `Its war clock says ${witness.timeGame} s, but an earlier answer was further already: it is an old one.`,
    };
  }
  const rivals = [...earlier, ...later].filter((other) => timeOf(other) === timeOf(witness));
  if (
    rivals.some(
      (other) =>
        other.planets > witness.planets || (other.planets === witness.planets && other.hash < witness.hash),
    )
  ) {
    return { status: 'superseded', code: 'SAME_MOMENT', reason: 'Another answer of the same moment stands.' };
  }
  return null;
}
