import type { FrontStatus } from '../../parsers/helldivers1/fields.ts';

/** What one status said of the fronts, by enemy. */
export type Poll = {
  readonly season: number;
  /** Unix seconds. */
  readonly time: number;
  readonly fronts: readonly {
    readonly status: FrontStatus;
    /** null if the points cannot be true. */
    readonly earned: number | null;
  }[];
};

export type FrontChangeKind = 'begun' | 'introduced' | 'defeated' | 'region won' | 'region lost';

export type FrontChange = {
  readonly kind: FrontChangeKind;
  readonly season: number;
  /** null of a war that began. */
  readonly enemy: number | null;
  /** First and last region that was won or lost, counted from Super Earth; null of others. */
  readonly regions: readonly [number, number] | null;
  /** Of the status that proved it. */
  readonly time: number;
};

type Known = {
  readonly status: FrontStatus;
  readonly earned: number | null;
  /** What the last status said that differs, not yet confirmed by a second one. */
  readonly claimed: number | null;
};

/**
 * What changed from one status to the next: fronts that opened or were defeated, wars that began, regions whose count is
 * the same in two statuses running. The first status of all changes nothing. Another war than the next one counts once two
 * statuses running name it: a single one is a mistake or came late.
 *
 * @param polls oldest first.
 */
export function findFrontChanges(polls: readonly Poll[]): FrontChange[] {
  const changes: FrontChange[] = [];
  let season: number | null = null;
  let claimed: number | null = null;
  let known: readonly Known[] = [];
  for (const poll of polls) {
    const isOther = poll.season !== season;
    const isExpected: boolean =
      !isOther || season === null || poll.season === season + 1 || poll.season === claimed;
    claimed = isExpected ? null : poll.season;
    if (!isExpected) continue;
    if (isOther && season !== null && poll.season > season)
      changes.push({ kind: 'begun', season: poll.season, enemy: null, regions: null, time: poll.time });
    const before = isOther ? [] : known;
    known = poll.fronts.map((front, enemy) => step(before[enemy], front));
    for (const [enemy, front] of poll.fronts.entries()) {
      const change = changeOf(before[enemy], front);
      if (change !== null) changes.push({ ...change, season: poll.season, enemy, time: poll.time });
    }
    ({ season } = poll);
  }
  return changes;
}

type Front = Poll['fronts'][number];

function step(before: Known | undefined, { status, earned }: Front): Known {
  if (earned === null) return skip(before, status);
  const isSettled =
    before === undefined || before.earned === null || before.status !== status || status !== 'active';
  if (isSettled || earned === before.earned || earned === before.claimed)
    return { status, earned, claimed: null };
  return { status, earned: before.earned, claimed: earned };
}

/** A status of which the regions are not known neither confirms nor refutes what another one said. */
function skip(before: Known | undefined, status: FrontStatus): Known {
  if (before === undefined || before.status !== status)
    return { status, earned: before?.earned ?? null, claimed: null };
  return before;
}

function changeOf(
  before: Known | undefined,
  { status, earned }: Front,
): Pick<FrontChange, 'kind' | 'regions'> | null {
  if (before === undefined) return null;
  if (before.status !== status) {
    if (status === 'defeated') return { kind: 'defeated', regions: null };
    return status === 'active' && before.status === 'hidden' ? { kind: 'introduced', regions: null } : null;
  }
  if (status !== 'active' || earned === null || before.earned === null) return null;
  if (earned === before.earned || earned !== before.claimed) return null;
  return earned > before.earned
    ? { kind: 'region won', regions: [before.earned + 1, earned] }
    : { kind: 'region lost', regions: [earned + 1, before.earned] };
}
