// Campaigns on engines up to 2.83 restart every counter on every map although `rounds` increases. Where no document names
// the engine and no clock tells how long a round was, the rounds of an evening together show it.
import { tenthsOf, hasMinutes } from '../../../parsers/etlegacy/compare-lines.ts';
import { hasFallen } from '../../../parsers/etlegacy/decide-single.ts';
import { foldMap } from '../../../parsers/etlegacy/document/fold-map.ts';
import type { FreshStart, PlayerLine } from '../../../parsers/etlegacy/document/round-document.ts';
import { longestAgreed } from '../../../parsers/etlegacy/longest-stay.ts';
import { matchPlayers } from '../../../parsers/etlegacy/match-players.ts';
import type { Placed, TimedRound } from './place-rounds.ts';

/** From which odds on it is certain, and from which on it may be. */
const CERTAIN = 8;
const POSSIBLE = 0.5;
/** How common such servers are. */
const COMMON = 0.4;
/** How often a player has less of some counter than before: where they restart, and where who reconnects has. */
const FALLS = { fresh: 0.5, continued: 0.05 };
/** How often a round has no document, and how often the count of round starts restarts although the counters always do. */
const RARE = 0.1;
/** Minutes are printed in tenths. */
const TOLERANCE = 2;

type Pair = readonly [now: PlayerLine, before: PlayerLine];

/** Returns the single rounds whose counters restarted, or may have, although players survived a round start. */
export function findFreshStarts(placed: readonly Placed[]): ReadonlyMap<TimedRound, FreshStart> {
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
    if (isStopwatch || isLastMan === true || typeof json?.engine === 'number') {
      close();
      continue;
    }
    if (base === null || foldMap(base.map) === foldMap(source.map)) continue;
    const common = [...matchPlayers(base.document.players, source.document.players)];
    odds *= oddsOf(common);
    if (isMost(common, ([now]) => now.rounds > 0)) run.push(source);
  }
  close();
  return fresh;
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
  const restarted = FALLS.fresh ** pairs.length;
  const continued = isImpossible(pairs) ? 0 : FALLS.continued ** fallen * (1 - FALLS.continued) ** left;
  return restarted / Math.max(continued, RARE * restarted);
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
