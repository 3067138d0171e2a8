// Whether a status is plausible beside its neighbours in time. A function of the set of statuses alone, so that their
// order of arrival does not matter: what came first may be found wanting later.

export type Witness = {
  readonly observedAt: Date;
  /** SHA-256 of the bytes, hex. */
  readonly hash: string;
  readonly timeGame: number;
  readonly planets: number;
};

/** null: plausible. The reason speaks of the status alone, so that it stays whoever else comes. */
export type Verdict = null | {
  readonly status: 'rejected' | 'superseded';
  readonly code: 'FEW_PLANETS' | 'TIME_WENT_BACK' | 'SAME_MOMENT';
  readonly reason: string;
};

/** How far neighbours matter; beyond it only the one right before does. */
export const NEIGHBOURHOOD_MS = 6 * 60 * 60 * 1000;

/** A cached answer may be a little older than the one before. */
const TIME_SLACK_S = 60;
const PLANETS_SHARE = 0.9;

/**
 * @param witnesses of one war, oldest first.
 * @param known how many planets the war's info lists; 0 where there is none.
 * @returns a verdict for each; null: plausible.
 */
export function judgeStatuses(witnesses: readonly Witness[], known: number): Verdict[] {
  let from = 0;
  return witnesses.map((witness, at) => {
    while (timeOf(witnesses[from]) < timeOf(witness) - NEIGHBOURHOOD_MS) from += 1;
    // The one right before counts however long ago it was.
    const earlier = witnesses.slice(Math.min(from, Math.max(at - 1, 0)), at);
    return judge(witness, earlier, findLater(witnesses, at), known);
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

function judge(
  witness: Witness,
  earlier: readonly Witness[],
  later: readonly Witness[],
  known: number,
): Verdict {
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
  const ahead = Math.max(
    ...earlier.filter((other) => timeOf(other) < timeOf(witness)).map((other) => other.timeGame),
  );
  if (witness.timeGame < ahead - TIME_SLACK_S) {
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
