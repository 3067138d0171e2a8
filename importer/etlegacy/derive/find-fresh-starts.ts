// Campaigns on engines up to 2.83 restart every counter on every map although `rounds` increases. Where no document names
// the engine and no clock tells how long a round was, the rounds of an evening together show it.
import { tenthsOf, hasMinutes } from '../../../parsers/etlegacy/compare-lines.ts';
import { LAST_FRESH_ENGINE } from '../../../parsers/etlegacy/find-continuation.ts';
import { hasFallen } from '../../../parsers/etlegacy/has-fallen.ts';
import { foldMap } from '../../../parsers/etlegacy/document/fold-map.ts';
import type {
  FreshStart,
  PlayerLine,
  RoundDocument,
} from '../../../parsers/etlegacy/document/round-document.ts';
import { headerDuration } from '../../../parsers/etlegacy/document/round-duration.ts';
import { longestAgreed } from '../../../parsers/etlegacy/longest-stay.ts';
import { matchPlayers } from '../../../parsers/etlegacy/match-players.ts';
import { ROOT_COUNTERS } from '../../../parsers/etlegacy/subtract-line.ts';
import type { Placed, TimedRound } from './place-rounds.ts';

/** From which odds on it is certain, and from which on it may be. */
const CERTAIN = 8;
const POSSIBLE = 0.5;
/** How common such servers are. */
const COMMON = 0.4;
/** How often a player has less of some counter than before where they continue: who reconnected has. */
const FALLS_CONTINUED = 0.05;
/** The least where they restart, however short the round before was. */
const LEAST_FALLS = 0.05;
/** How often a round has no document, and how often the count of round starts restarts although the counters always do. */
const RARE = 0.1;
/** Minutes are printed in tenths. */
const TOLERANCE = 2;

type Pair = readonly [now: PlayerLine, before: PlayerLine];

/**
 * Returns the single rounds whose counters restarted, or may have, although players survived a round start.
 *
 * @param campaigns rounds that are certainly of a campaign.
 */
export function findFreshStarts(
  placed: readonly Placed[],
  campaigns: ReadonlySet<TimedRound>,
): ReadonlyMap<TimedRound, FreshStart> {
  const fresh = new Map<TimedRound, FreshStart>();
  let run: TimedRound[] = [];
  let odds = COMMON;
  const close = (): void => {
    if (odds > POSSIBLE) for (const source of run) fresh.set(source, odds > CERTAIN ? 'certain' : 'possible');
    run = [];
    odds = COMMON;
  };
  for (const { source, base, isStopwatch } of placed) {
    const { isLastMan, json } = source.document;
    const engine = json?.engine ?? null;
    if (isStopwatch || isLastMan === true || engine !== null) {
      close();
      // With a document before it the map decides.
      if (base === null && campaigns.has(source) && (engine ?? Infinity) <= LAST_FRESH_ENGINE)
        fresh.set(source, 'certain');
      continue;
    }
    if (base !== null && foldMap(base.map) === foldMap(source.map)) continue;
    if (doMinutesGoOn(source.document)) odds = 0;
    if (base === null) continue;
    const common = [...matchPlayers(base.document.players, source.document.players)];
    odds *= oddsOf(common);
    if (isMost(common, ([now]) => now.rounds > 0)) run.push(source);
  }
  close();
  return fresh;
}

/** Whether most who survived a round start have more minutes than the round can have had. */
function doMinutesGoOn(document: RoundDocument): boolean {
  const mostS = headerDuration(document)?.durationS ?? document.header.limitS;
  const timed = document.players.filter(({ rounds, fields }) => rounds > 0 && fields.timeMin !== null);
  const longer = timed.filter((line) => tenthsOf(line) > mostS / 6 + TOLERANCE);
  return mostS > 0 && longer.length * 2 > timed.length;
}

/** How much likelier these counters are where every round restarts them. */
function oddsOf(common: readonly Pair[]): number {
  if (common.length < 2) return 1;
  if (isMost(common, ([now]) => now.rounds === 0))
    return isMost(common, ([, before]) => before.rounds > 0) ? RARE : 1;
  // Elsewhere a round with 0 lies between two with 1.
  if (isMost(common, ([now, before]) => now.rounds === before.rounds)) return 1 / RARE;
  const pairs = common.filter(([now, before]) => now.rounds === before.rounds + 1);
  const fallen = pairs.filter(([now, before]) => hasFallen(before, now)).length;
  const left = pairs.length - fallen;
  const falls = fallsOf(pairs);
  const restarted = falls ** fallen * (1 - falls) ** left;
  const continued = isImpossible(pairs) ? 0 : FALLS_CONTINUED ** fallen * (1 - FALLS_CONTINUED) ** left;
  return restarted / Math.max(continued, RARE * restarted);
}

/** How often a player has less of some counter where they restart: the shorter the round before was, the less often. */
function fallsOf(pairs: readonly Pair[]): number {
  let [before, now] = [0, 0];
  for (const [line, earlier] of pairs) {
    for (const name of ROOT_COUNTERS) {
      before += earlier.fields[name] ?? 0;
      now += line.fields[name] ?? 0;
    }
  }
  return Math.max(LEAST_FALLS, before === 0 ? 0 : before / (before + now));
}

/** Whether somebody has less than before although the minutes are more than those who reconnected can have. */
function isImpossible(pairs: readonly Pair[]): boolean {
  const timed = pairs.filter(([now, before]) => hasMinutes(before, now));
  const length = longestAgreed(timed.map(([now, before]) => tenthsOf(now) - tenthsOf(before)));
  return (
    length !== null &&
    timed.some(([now, before]) => hasFallen(before, now) && tenthsOf(now) > length + TOLERANCE)
  );
}

function isMost(pairs: readonly Pair[], is: (pair: Pair) => boolean): boolean {
  return pairs.length > 0 && pairs.filter(is).length * 2 > pairs.length;
}
