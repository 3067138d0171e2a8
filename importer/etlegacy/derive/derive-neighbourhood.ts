// Derives everything about the rounds of one neighbourhood from its files. A pure function of the files, the zone and
// the pins: never of the order, number or time of their arrival.
import { attackersWon } from '../../../parsers/etlegacy/document/round-duration.ts';
import type {
  FreshStart,
  RoundHeader,
  RoundLabel,
} from '../../../parsers/etlegacy/document/round-document.ts';
import type { SplitRound } from '../../../parsers/etlegacy/round-player.ts';
import type { GameType, MatchResult } from '../../../database/schema/etlegacy.ts';
import { stopwatchSign } from '../../../parsers/etlegacy/stopwatch-signs.ts';
import { STATUS_REASON } from '../../../parsers/etlegacy/document/status-reasons.ts';
import { type AwardsSource, type RoundAwards, joinAwards } from './join-awards.ts';
import { chooseBase, type Split } from './choose-base.ts';
import { explainFaults } from './explain-faults.ts';
import { explainUnpaired } from './explain-unpaired.ts';
import { findSingles } from './find-singles.ts';
import { applyXpRule, findXpRules, isLastMan, type XpRule } from './find-xp-rules.ts';
import { findFreshStarts } from './find-fresh-starts.ts';
import { findSessions } from './find-sessions.ts';
import { limitOffS } from './fits-as-round-two.ts';
import { pickRounds } from './pick-rounds.ts';
import { type Placed, compareRounds, placeRounds, type TimedRound } from './place-rounds.ts';
import { proveEnds } from './prove-ends.ts';
import { resolveInstants } from './resolve-instants.ts';
import type { RoundSource } from './round-source.ts';

/** `unpaired` is a waiting or orphaned round two: which of the two depends on rounds outside the neighbourhood. */
export type LocalStatus = 'ok' | 'unpaired' | 'restarted' | 'aborted' | 'damaged';

export type DerivedRound = {
  readonly placed: Placed;
  /** The file whose counters this round continues. */
  readonly base: RoundSource | null;
  readonly split: SplitRound;
  readonly status: LocalStatus;
  readonly statusReason: string | null;
  readonly activeHumans: number;
  readonly matchId: number | null;
  readonly sessionId: number | null;
  readonly awards: RoundAwards | null;
  /** How the XP of a single round is interpreted. */
  readonly xp: XpRule;
  /** null: objective, campaign or map vote, which no document tells apart and the operator did not state. */
  readonly gameType: GameType | null;
};

export type DerivedMatch = {
  readonly id: number;
  readonly r1: DerivedRound | null;
  readonly r2: DerivedRound | null;
  readonly result: MatchResult;
};

export type DerivedSession = { readonly id: number; readonly rounds: readonly DerivedRound[] };

export type Derived = {
  readonly rounds: readonly DerivedRound[];
  readonly matches: readonly DerivedMatch[];
  readonly sessions: readonly DerivedSession[];
  readonly duplicates: readonly (RoundSource | AwardsSource)[];
  readonly superseded: readonly (RoundSource | AwardsSource)[];
};

/** The results of several neighbourhoods of one server. */
export function joinDerived(parts: readonly Derived[]): Derived {
  return {
    rounds: parts.flatMap((part) => part.rounds),
    matches: parts.flatMap((part) => part.matches),
    sessions: parts.flatMap((part) => part.sessions),
    duplicates: parts.flatMap((part) => part.duplicates),
    superseded: parts.flatMap((part) => part.superseded),
  };
}

export type Neighbourhood = {
  readonly rounds: readonly RoundSource[];
  /** What describes the last round of the neighbourhood before; empty if that is long ago. */
  readonly before: readonly RoundSource[];
  /** The same of the first round of the next neighbourhood, as evidence of the game type. */
  readonly after: readonly RoundSource[];
  readonly awards: readonly AwardsSource[];
  readonly zone: string;
  /** Round id to the hash of the content that an operator chose for it. */
  readonly pins: ReadonlyMap<number, string>;
  /** What the operator states that the server plays, for rounds whose documents leave it open; null: nothing. */
  readonly stated: GameType | null;
  /** Splits one round. The caller may cache the result, because it depends on the two files alone. */
  readonly split: Split;
};

export function deriveNeighbourhood(input: Neighbourhood): Derived {
  const { rounds, awards, zone, pins, stated, split } = input;
  const picked = pickRounds(rounds, pins);
  const kept = proveEnds(picked.kept);
  const timed = timeRounds(kept, zone);
  const joined = joinAwards(kept, awards);

  const near = {
    before: inOrder(input.before, input).at(-1) ?? null,
    after: inOrder(input.after, input)[0] ?? null,
  };
  const places = placeByType(timed, stated, near);
  const { rules, lost, campaigns } = findXpRules([...places, ...placeAfter(places, near.after)]);
  const fresh = findFreshStarts(places, campaigns);
  const bare = places.map((each, at) => {
    const base = lost.has(each.source) ? null : chooseBase(each, split);
    const told = split(withStart(each.source, fresh), base);
    const wanted = rules.get(each.source) ?? 'own';
    const xp = wanted === 'sum' && isHidden(told) ? 'unknown' : wanted;
    const done = applyXpRule(told, xp, { source: each.source, base });
    const isCut = !each.isStopwatch && told.outcome === 'aborted';
    const placed: Placed = isCut ? { ...each, place: 'aborted' } : each;
    return {
      xp,
      gameType: gameTypeOf(places, at, stated),
      placed,
      base,
      split: done,
      ...judge(placed, done, places),
      activeHumans: countActiveHumans(done),
      endedAt: placed.source.endedAt,
    };
  });
  const sessionIds = new Map(
    findSessions(bare).flatMap((evening) =>
      evening.map((round) => [round, evening[0]?.placed.source.roundId]),
    ),
  );
  const derived = bare.map((round): DerivedRound => ({
    ...round,
    matchId: matchIdOf(round.placed),
    sessionId: sessionIds.get(round) ?? null,
    awards: joined.byRound.get(round.placed.source.roundId) ?? null,
  }));
  return {
    rounds: derived,
    matches: buildMatches(derived),
    sessions: [...Map.groupBy(derived, (round) => round.sessionId)].flatMap(([id, members]) =>
      id === null ? [] : [{ id, rounds: members }],
    ),
    duplicates: [...picked.duplicates, ...joined.duplicates],
    superseded: [...picked.superseded, ...joined.superseded],
  };
}

function timeRounds(rounds: readonly RoundSource[], zone: string): TimedRound[] {
  const instants = resolveInstants(rounds, zone);
  return rounds.map((source) => ({ ...source, endedAt: instants.get(source) ?? 0 }));
}

type Near = { readonly before: TimedRound | null; readonly after: TimedRound | null };

function inOrder(rounds: readonly RoundSource[], { zone, pins }: Neighbourhood): readonly TimedRound[] {
  return timeRounds(pickRounds(rounds, pins).kept, zone).toSorted(compareRounds);
}

/** The round after the last one as a single round, if it may be one. */
function placeAfter(places: readonly Placed[], after: TimedRound | null): Placed[] {
  const last = places.at(-1);
  if (after === null || last === undefined || last.isStopwatch || !maySingle(after)) return [];
  const source = asSingle(after);
  return [{ source, round: 1, place: 'single', partner: null, base: last.source, isStopwatch: false }];
}

function maySingle({ document }: TimedRound): boolean {
  return stopwatchSign(document) !== 'stopwatch';
}

/** Its next limit is invented. */
function asSingle(source: TimedRound): TimedRound {
  const { document } = source;
  const header = { ...document.header, nextLimitS: 0 };
  return { ...source, document: { ...document, header, isSingle: true } };
}

function withStart(source: TimedRound, fresh: ReadonlyMap<TimedRound, FreshStart>): TimedRound {
  const freshStart = fresh.get(source);
  return freshStart === undefined ? source : { ...source, document: { ...source.document, freshStart } };
}

/**
 * In order of time; rounds of other game types are also marked in their documents.
 *
 * @param near the rounds before the first one and after the last one; null without one.
 */
function placeByType(timed: readonly TimedRound[], stated: GameType | null, near: Near): Placed[] {
  const { before } = near;
  const placed = placeRounds(timed);
  const singles = findSingles(placed, stated, near);
  if (singles.size === 0) return placed;
  const marked = new Set<TimedRound>();
  const lastMen = new Set(
    placeRounds(timed, singles).flatMap((each, at, all) => (isLastMan(all, at) ? [each.source] : [])),
  );
  const rounds = timed.map((source) => {
    if (!singles.has(source)) return source;
    const isLast = lastMen.has(source) || stated === 'last_man_standing';
    const type = {
      ...(isLast ? { isLastMan: true as const } : {}),
      ...(stated === null || stated === 'stopwatch' ? {} : { isStated: true as const }),
    };
    const { document, ...other } = asSingle(source);
    const single: TimedRound = { ...other, document: { ...document, ...type } };
    marked.add(single);
    return single;
  });
  return placeRounds(rounds, marked, before !== null && maySingle(before) ? asSingle(before) : before);
}

/** Counters continue a round without a document, so the sums before it are unknown too. */
function isHidden({ players }: SplitRound): boolean {
  const hidden = players.filter(({ mode, counters }) => mode === 'partial' && counters.gibs === null);
  return hidden.length * 2 > players.length;
}

function gameTypeOf(places: readonly Placed[], at: number, stated: GameType | null): GameType | null {
  if (places[at]?.isStopwatch !== false) return 'stopwatch';
  if (isLastMan(places, at)) return 'last_man_standing';
  return stated === 'stopwatch' || stated === 'last_man_standing' ? null : stated;
}

type Judged = { readonly status: LocalStatus; readonly statusReason: string | null };

function judge(placed: Placed, split: SplitRound, all: readonly Placed[]): Judged {
  const { place } = placed;
  if (place === 'aborted') {
    return { status: 'aborted', statusReason: explainAborted(placed, all) };
  }
  if (place === 'restarted') return { status: 'restarted', statusReason: STATUS_REASON.replayed };
  if (place === 'unpaired') return { status: 'unpaired', statusReason: explainUnpaired(placed.source, all) };
  const { faults } = placed.source.document;
  if (faults.length > 0) return { status: 'damaged', statusReason: explainFaults(faults) };
  if (split.baseUnknown) {
    const reasons = Map.groupBy(split.unproven, (player) => player.reason);
    const what = [...reasons]
      .map(([reason, { length }]) => `${length} ${length === 1 ? 'player' : 'players'}: ${reason}`)
      .join('; ');
    return { status: 'damaged', statusReason: `${STATUS_REASON.hiddenBase} (${what})` };
  }
  const reasons = [...explainPlace(placed, all), ...split.notes];
  return { status: 'ok', statusReason: reasons.length === 0 ? null : reasons.join('; ') };
}

/** Some scripts write the same for a round that a map change cut off and for a hold in another game type. */
function explainAborted({ source, isStopwatch }: Placed, all: readonly Placed[]): string {
  if (!isStopwatch) {
    const { playtimeMs } = source.document.header;
    return playtimeMs === null ? STATUS_REASON.cutOffOrEarly : STATUS_REASON.cutOff;
  }
  const isClear =
    stopwatchSign(source.document) !== 'either' ||
    all.some((other) => stopwatchSign(other.source.document) === 'stopwatch');
  return isClear ? STATUS_REASON.cutOff : `${STATUS_REASON.cutOffOrOther}: no round beside it tells`;
}

function explainPlace({ place, source, partner, isStopwatch }: Placed, all: readonly Placed[]): string[] {
  if (!isStopwatch) return [`${STATUS_REASON.notStopwatch}: a single round`];
  if (place === 'single' && !all.some((other) => other.partner === source)) return [STATUS_REASON.half];
  const offS = partner === null ? 0 : limitOffS(partner.document, source.document);
  if (offS === 0) return [];
  return [
    `its limit is ${Math.abs(offS)} s ${offS > 0 ? 'more' : 'less'} than round 1 set; paired because every counter goes on`,
  ];
}

function countActiveHumans(split: SplitRound): number {
  const played = split.players.filter((player) => player.mode !== 'spectator' && player.timeS !== 0);
  return [...played, ...split.unproven].filter((player) => !player.isBot).length;
}

function matchIdOf({ place, partner, source }: Placed): number | null {
  if (place === 'aborted' || place === 'restarted') return null;
  return partner?.roundId ?? source.roundId;
}

function buildMatches(rounds: readonly DerivedRound[]): DerivedMatch[] {
  const matches: DerivedMatch[] = [];
  for (const [id, members] of Map.groupBy(rounds, (round) => round.matchId)) {
    if (id === null) continue;
    const half = (label: RoundLabel) => members.find((round) => round.placed.round === label) ?? null;
    const r1 = half(1);
    const r2 = half(2);
    matches.push({ id, r1, r2, result: findResult(r1, r2) });
  }
  return matches;
}

/**
 * Stopwatch: the second attackers win if they complete the map, otherwise the first attackers if they did, otherwise no
 * team.
 */
function findResult(r1: DerivedRound | null, r2: DerivedRound | null): MatchResult {
  if (r1?.placed.isStopwatch === false) return findWinner(r1);
  if (r1 === null || r2 === null) return 'unfinished';
  if (attackersWon(headerOf(r2))) return 'r2_attackers';
  return attackersWon(headerOf(r1)) ? 'r1_attackers' : 'draw';
}

/** A single round is a whole map. */
function findWinner(round: DerivedRound): MatchResult {
  return round.status === 'ok' ? (headerOf(round).winner ?? 'draw') : 'unfinished';
}

function headerOf({ placed }: DerivedRound): RoundHeader {
  return placed.source.document.header;
}
