// Decides which rounds belong together, in order of the evening: one open round one at a time, its round two, restarts,
// replays and rounds that were cut off, whose labels can be wrong.
import { foldMap } from '../../../parsers/etlegacy/document/fold-map.ts';
import { abortSigns, doMostContinue } from '../../../parsers/etlegacy/round-signs.ts';
import { longestStay } from '../../../parsers/etlegacy/longest-stay.ts';
import type { RoundDocument, RoundLabel } from '../../../parsers/etlegacy/document/round-document.ts';
import { answersRoundOne, fitsAsRoundTwo, PAIR_WINDOW_MS } from './fits-as-round-two.ts';
import { leastDurationS } from './least-duration.ts';
import type { RoundSource } from './round-source.ts';

export type TimedRound = RoundSource & { readonly endedAt: number };

export type Placed = {
  readonly source: TimedRound;
  /** The actual half; the label of a round that was cut off can be wrong. */
  readonly round: RoundLabel;
  /**
   * paired: the round two of `partner`; single: a round one, with or without a round two after it; unpaired: a round
   * two without its round one; restarted: a round one that was played again; aborted: cut off by a map change.
   */
  place: 'paired' | 'single' | 'unpaired' | 'restarted' | 'aborted';
  /** The round one of a round two. */
  readonly partner: TimedRound | null;
  /** The previous file on the same map (for a single round on any map), whose counters this one may continue. */
  readonly base: TimedRound | null;
  /** false: a single round of another game type. */
  readonly isStopwatch: boolean;
};

const NO_SINGLES: ReadonlySet<TimedRound> = new Set();

/**
 * @param rounds one per round of one server and neighbourhood, in any order.
 * @param singles those that are not stopwatch: they have no halves, and no pair spans one.
 * @param before the round before the first one, which a single round may continue; null without one.
 * @returns the rounds in order of time.
 */
export function placeRounds(
  rounds: readonly TimedRound[],
  singles = NO_SINGLES,
  before: TimedRound | null = null,
): Placed[] {
  const sorted = rounds.toSorted(compareRounds);
  const placed: Placed[] = [];
  const unanswered = new Map<string, Placed>();
  const lastOfMap = new Map<string, TimedRound>();
  let open: Placed | null = null;
  for (const source of sorted) {
    const previous = placed.at(-1) ?? null;
    if (singles.has(source)) {
      placed.push(placeSingle(source, previous, before));
      open = null;
      continue;
    }
    if (previous === null || !continuesRun(previous.source, source)) open = null;
    const map = foldMap(source.map);
    const last = lastOfMap.get(map);
    lastOfMap.set(map, source);
    const base = findBase(last, source, previous);
    const now = place(source, { open, apart: unanswered.get(map) ?? null, base });
    if (open !== null && now.round === 1 && now.place !== 'aborted') open.place = 'restarted';
    placed.push(now);
    if (now.round === 1 && now.source.document.header.label === 1 && now.place === 'single') open = now;
    else if (now.place !== 'unpaired') open = null;
    if (open === now) unanswered.set(map, now);
    else if (now.place === 'paired') unanswered.delete(map);
  }
  return placed;
}

/** In order of time; the name decides between rounds of one moment. */
export function compareRounds(a: TimedRound, b: TimedRound): number {
  return a.endedAt - b.endedAt || (a.name < b.name ? -1 : 1);
}

/** It may continue the previous round on this server, whatever its map. */
function placeSingle(source: TimedRound, previous: Placed | null, before: TimedRound | null): Placed {
  const base = previous?.source ?? before;
  return { source, round: 1, place: 'single', partner: null, base, isStopwatch: false };
}

type Earlier = {
  /** The round one just before, on the same map. */
  readonly open: Placed | null;
  /** The last round one on this map without a round two, also with other maps in between. */
  readonly apart: Placed | null;
  /** The last file of this map; with other maps in between, it only counts after a change of the clock. */
  readonly base: TimedRound | null;
};

function place(source: TimedRound, earlier: Earlier): Placed {
  return { source, isStopwatch: true, ...findPlace(source, earlier) };
}

type Place = Pick<Placed, 'round' | 'place' | 'partner' | 'base'>;

function findPlace(source: TimedRound, { open, apart, base }: Earlier): Place {
  const { document } = source;
  if (abortSigns(document).aborted) {
    const first = open ?? apart;
    const isSecond =
      first !== null &&
      base !== null &&
      answersRoundOne(first.source.document, document) &&
      doMostContinue(base.document, source.document);
    return { round: isSecond ? 2 : 1, place: 'aborted', partner: null, base };
  }
  if (open !== null && isCutOffRoundTwo(open.source, source)) {
    return { round: 2, place: 'aborted', partner: null, base };
  }
  if (document.header.label === 1) return { round: 1, place: 'single', partner: null, base };
  if (open !== null && isRoundTwoOf(open.source, source)) {
    return { round: 2, place: 'paired', partner: open.source, base: open.source };
  }
  // A clock that was set back mixes the rounds of two maps, but counters never continue across a map change.
  if (
    apart !== null &&
    isRoundTwoOf(apart.source, source) &&
    doMostContinue(apart.source.document, source.document)
  ) {
    return { round: 2, place: 'paired', partner: apart.source, base: apart.source };
  }
  if (isMislabelledRoundOne(document, base?.document ?? null))
    return { round: 1, place: 'single', partner: null, base };
  return { round: 2, place: 'unpaired', partner: null, base: null };
}

/**
 * The last file of its map, if it may continue that. A round that was cut off can be a round two; after other maps that file is
 * rarely its round one, and counters that are less than there do not show that they are of this round alone.
 */
function findBase(
  last: TimedRound | undefined,
  source: TimedRound,
  previous: Placed | null,
): TimedRound | null {
  if (last === undefined || !continuesRun(last, source)) return null;
  const isClear = last === previous?.source || !abortSigns(source.document).aborted;
  return isClear || doMostContinue(last.document, source.document) ? last : null;
}

function continuesRun(previous: TimedRound, next: TimedRound): boolean {
  return foldMap(previous.map) === foldMap(next.map) && next.endedAt - previous.endedAt <= PAIR_WINDOW_MS;
}

function isRoundTwoOf(r1: TimedRound, r2: TimedRound): boolean {
  const gapMs = r2.endedAt - r1.endedAt;
  return (
    fitsAsRoundTwo(r1.document, r2.document) &&
    gapMs <= PAIR_WINDOW_MS &&
    gapMs >= leastDurationS(r2.document) * 1000
  );
}

/**
 * A round two that a map change cut off is labelled 1 and, in files without play time, has no other sign than the limit
 * that its round one set. If that is the map's own limit, it could be the round one played again.
 */
function isCutOffRoundTwo(open: TimedRound, source: TimedRound): boolean {
  const { document } = source;
  return document.header.label === 1 && hasOwnLimit(open) && answersRoundOne(open.document, document);
}

/** Whether the limit that this round one set differs from the limit of every round one of the map. */
function hasOwnLimit({ document: { header } }: TimedRound): boolean {
  return header.nextLimitS !== 0 && header.nextLimitS !== header.limitS;
}

/**
 * A map vote within three seconds of the end of a round one resets the round counter before the file is written: the
 * file says 2, its play time is real, and its next limit is invented. In contrast, the minutes of a round two without
 * its round one do not agree with its own length. `before` is the previous file on that map, whose counters this one
 * may continue.
 */
function isMislabelledRoundOne(document: RoundDocument, before: RoundDocument | null): boolean {
  const { playtimeMs } = document.header;
  if (playtimeMs === null || playtimeMs <= 0 || !abortSigns(document).nextLimitInvented) return false;
  const isLength = (tenths: number | null): boolean =>
    tenths !== null && Math.abs(tenths * 6 - playtimeMs / 1000) <= MINUTES_SLACK_S;
  const alone = longestStay(document, null);
  // Without minutes nothing contradicts it.
  if (alone === null || alone === 0) return true;
  return isLength(alone) || (before !== null && isLength(longestStay(document, before)));
}

/** The error of printed tenths and samples of 5 s. */
const MINUTES_SLACK_S = 15;
