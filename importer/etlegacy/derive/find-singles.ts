import { longestStay } from '../../../parsers/etlegacy/longest-stay.ts';
import type { RoundDocument } from '../../../parsers/etlegacy/document/round-document.ts';
import { attackersWon, NEARLY_ALL } from '../../../parsers/etlegacy/document/round-duration.ts';
import { stopwatchSign, type StopwatchSign } from '../../../parsers/etlegacy/stopwatch-signs.ts';
import type { GameType } from '../../../database/schema/etlegacy.ts';
import type { Placed, TimedRound } from './place-rounds.ts';

type Known = 'stopwatch' | 'single';
type Signed = { readonly source: TimedRound; readonly sign: StopwatchSign };

/**
 * This many consecutive rounds that end normally and set no limit are another game type, also between rounds of
 * stopwatch.
 */
const TELLING = 2;

/**
 * Finds the rounds of one neighbourhood that are not stopwatch, from their documents alone. If a document is ambiguous,
 * its neighbours decide: a server changes its game type seldom, but it may.
 *
 * @param placed rounds placed as if all were stopwatch, in order of time.
 * @param stated what the operator states that the server plays, for what no document tells; null: nothing.
 * @param near the rounds before the first one and after the last one, as evidence; null without one.
 */
export function findSingles(
  placed: readonly Placed[],
  stated: GameType | null,
  near: { readonly before: TimedRound | null; readonly after: TimedRound | null },
): ReadonlySet<TimedRound> {
  const partners = new Set(placed.map(({ partner }) => partner));
  const signed = placed.map((each): Signed => ({ source: each.source, sign: signOf(each, partners) }));
  if (stated !== null)
    return new Set(signed.filter((each) => isSingle(each, stated)).map(({ source }) => source));
  const singles = new Set<TimedRound>();
  let run: Signed[] = [];
  let previous: Known | null = null;
  const close = (after: Known | null): void => {
    for (const { source } of pickSingles(run, previous, after)) singles.add(source);
    run = [];
    previous = after;
  };
  for (const each of [...signedAlone(near.before), ...signed, ...signedAlone(near.after)]) {
    if (each.sign === 'stopwatch' || each.sign === 'single') {
      close(each.sign);
      if (each.sign === 'single') singles.add(each.source);
    } else run.push(each);
  }
  close(null);
  const own = new Set(placed.map(({ source }) => source));
  return singles.intersection(own);
}

function signedAlone(source: TimedRound | null): Signed[] {
  return source === null ? [] : [{ source, sign: stopwatchSign(source.document) }];
}

/**
 * A round that certainly was played to its end, while its document sets no limit and tells no play time: the attackers won
 * (Axis also stand there as the winner when a map change cut it off), or somebody stayed for nearly all of the limit.
 */
function isOver(document: RoundDocument): boolean {
  const { header } = document;
  if (header.playtimeMs !== null) return false;
  if (attackersWon(header) && header.winner === 'allies') return true;
  return header.limitS > 0 && (longestStay(document, null) ?? 0) * 6 >= header.limitS * NEARLY_ALL;
}

function isSingle({ sign }: Signed, stated: GameType): boolean {
  return sign === 'single' || (sign !== 'stopwatch' && stated !== 'stopwatch');
}

/** A pair is stopwatch, unless its round one set no limit for its round two. */
function signOf(placed: Placed, partners: ReadonlySet<TimedRound | null>): StopwatchSign {
  const { source, partner } = placed;
  const sign = stopwatchSign(source.document);
  if (sign === 'single') return sign;
  const answered = partner ?? (partners.has(source) ? source : null);
  return answered !== null && answered.document.header.nextLimitS > 0 ? 'stopwatch' : sign;
}

/** Decides consecutive ambiguous rounds between two clear ones or at an end of the evening. */
function pickSingles(run: readonly Signed[], before: Known | null, after: Known | null): readonly Signed[] {
  const others = run.filter(({ sign }) => sign === 'other');
  const open = run.filter(({ sign }) => sign !== 'none' && sign !== 'hold');
  const beside = new Set([before, after]);
  if (beside.has('single')) return beside.has('stopwatch') ? others : run;
  if (beside.has('stopwatch'))
    return others.length >= TELLING ? run : others.filter(({ source }) => isOver(source.document));
  // No neighbour is certain: one that ended normally decides, or several that were not all cut off.
  return others.length > 0 || open.length > 1 || run.some(isFreshHold) ? run : [];
}

/** A hold that continues nothing. In stopwatch those who play a round two have survived the start of its round one. */
function isFreshHold({ sign, source }: Signed): boolean {
  const { players } = source.document;
  return sign === 'hold' && players.length > 1 && players.every(({ rounds }) => rounds === 0);
}
