// Which counters of a round of another game type than stopwatch continue an earlier one: what minutes, counters, engine and the
// event log prove.
import { compareLines, hasMinutes, tenthsOf } from './compare-lines.ts';
import { foldMap } from './document/fold-map.ts';
import type { PlayerLine, RoundDocument } from './document/round-document.ts';
import { headerDuration } from './document/round-duration.ts';
import { hasFallen, haveRootsFallen } from './has-fallen.ts';
import { type Carried, readCarried, sumOf } from './log/read-carried.ts';
import { longestAgreed } from './longest-stay.ts';
import { matchPlayers } from './match-players.ts';

/**
 * fresh    everything restarted
 * partial  gibs, self kills, team kills, team gibs, minutes and the share alive continue the previous document
 * all      everything continues; no known engine does that outside stopwatch, but documents show it
 * hidden   they continue an unknown document
 * unknown  everything continues an unknown document, so no number can be computed
 */
export type Continuation = 'fresh' | 'partial' | 'all' | 'hidden' | 'unknown';

/** With this many players none of whose numbers decreased, not even weapons and damage, it is not a coincidence. */
const ENOUGH_PAIRS = 4;
const ENOUGH_TO_TELL = 400;
/** With this many self kills and team kills in a round, there are some in the round before too. */
const ENOUGH_DEATHS = 6;
/** The most that one wrong event changes: it is taken from one player and given to another. */
const ONE_EVENT = 2;

/** Minutes are printed in tenths and are 0.6 s short of the clock: covers the rounding of two lines. */
export const TIME_TOLERANCE = 2;
/** Up to this engine version the counters restart with every map of a campaign, although `rounds` increases. */
export const LAST_FRESH_ENGINE = 83;

export type Evidence = {
  readonly document: RoundDocument;
  readonly base: RoundDocument | null;
  readonly matched: ReadonlyMap<PlayerLine, PlayerLine>;
  /** Of those who are in both documents, tenths of a minute. */
  readonly stays: readonly number[];
  /** null: unknown. */
  readonly durationS: number | null;
  /** false: the limit of a hold, which is the most that it can be. */
  readonly isKnown: boolean;
};

/** Which counters of a single round continue, and from where. */
export function findContinuation(evidence: Evidence): Continuation {
  const found = findCounters(evidence);
  return found === 'hidden' && doWeaponsGoOn(evidence.document) ? 'unknown' : found;
}

function findCounters(evidence: Evidence): Exclude<Continuation, 'unknown'> {
  const { document, base, matched, durationS } = evidence;
  const survivors = document.players.filter((line) => line.rounds > 0);
  if (survivors.length === 0) return 'fresh';
  const known = survivors.flatMap((now) => {
    const before = matched.get(now);
    return before === undefined ? [] : [{ now, before }];
  });
  const pairs = known.filter(({ now, before }) => now.rounds === before.rounds + 1);
  const fallen = pairs.filter(({ now, before }) => hasFallen(before, now)).length;
  const isMinority = fallen * 2 < pairs.length;
  const proven = findProof(evidence, { survivors, pairs, isMinority });
  if (proven !== null) return proven;
  const engine = engineOf(document, base);
  if (engine !== null && engine <= LAST_FRESH_ENGINE && isOtherMap(document, base)) return 'fresh';
  if (pairs.length === 0 || pairs.length * 2 < known.length) return 'hidden';
  if (isMinority) return document.freshStart === 'possible' ? 'hidden' : 'partial';
  // If neither the engine nor a clock decides, counters of which most decreased restarted.
  return engine === null && durationS === null ? 'fresh' : 'hidden';
}

type Survivors = {
  readonly survivors: readonly PlayerLine[];
  /** Those in the document before who survived one round start since. */
  readonly pairs: readonly Pair[];
  /** Whether the counters of few of them decreased. */
  readonly isMinority: boolean;
};

/** What the minutes, the counters of all or the event log prove; null: nothing. */
function findProof(
  { document, base, durationS, isKnown }: Evidence,
  { survivors, pairs, isMinority }: Survivors,
): Exclude<Continuation, 'unknown'> | null {
  const byMinutes = readMinutes(survivors, pairs, durationS);
  if (byMinutes === 'fresh' || (byMinutes === null && document.freshStart === 'certain')) return 'fresh';
  const byLog = byMinutes === null ? readLog({ document, base }, survivors, pairs) : null;
  if (byLog === 'fresh') return 'fresh';
  if (doesAllGoOn(pairs)) return 'all';
  if (isMinority && isOtherBase(pairs, { durationS, isKnown })) return 'hidden';
  if ((byMinutes ?? byLog) === 'partial' && isMinority) return 'partial';
  return byLog === 'hidden' ? 'hidden' : null;
}

function engineOf(document: RoundDocument, base: RoundDocument | null): number | null {
  return document.json?.engine ?? base?.json?.engine ?? null;
}

function isOtherMap({ header: { map } }: RoundDocument, base: RoundDocument | null): boolean {
  return base !== null && foldMap(base.header.map) !== foldMap(map);
}

/**
 * Whether the counters continue another round than the previous document, one that has none. Then two stayed longer since it
 * than this round took, or they agree on less; or, if the two were equally long, somebody's counters decreased while the minutes
 * continue, although who connected anew has no more minutes than the round had.
 */
function isOtherBase(
  pairs: readonly Pair[],
  { durationS, isKnown }: Pick<Evidence, 'durationS' | 'isKnown'>,
): boolean {
  const timed = pairs.filter(({ now, before }) => hasMinutes(before, now));
  const stays = timed.map(({ now, before }) => tenthsOf(now) - tenthsOf(before));
  const agreed = longestAgreed(stays);
  const length = durationS === null ? agreed : durationS / 6;
  if (length === null) return false;
  const over = stays.filter((tenths) => tenths > length + TIME_TOLERANCE).length;
  if (over > 1 || over * 2 > stays.length) return true;
  if (isKnown && agreed !== null && agreed < length - TIME_TOLERANCE) return true;
  return timed.some(
    ({ now, before }) => haveRootsFallen(before, now) && tenthsOf(now) > length + TIME_TOLERANCE,
  );
}

/** Whether the minutes show that a round without a document lies between this one and the one before. */
export function hasLostBetween(document: RoundDocument, base: RoundDocument): boolean {
  const { header, players } = document;
  const known = headerDuration(document);
  const pairs = [...matchPlayers(base.players, players)].map(([now, before]) => ({ now, before }));
  const risen = pairs.filter(({ now, before }) => now.rounds === before.rounds + 1);
  // No round is longer than its limit.
  const mostS = header.limitS > 0 ? header.limitS : null;
  return isOtherBase(risen, { durationS: known?.durationS ?? mostS, isKnown: known !== null });
}

/** What the minutes of those say who survived a round start; null where they say nothing. */
function readMinutes(
  survivors: readonly PlayerLine[],
  pairs: readonly Pair[],
  durationS: number | null,
): 'fresh' | 'partial' | null {
  const fits = fitting(durationS);
  const timed = survivors.filter((line) => line.fields.timeMin !== null);
  const whole = timed.filter((line) => fits(tenthsOf(line))).length;
  const added = pairs.filter(
    ({ now, before }) => hasMinutes(before, now) && fits(tenthsOf(now) - tenthsOf(before)),
  ).length;
  // Who connected anew since the round before fits too, although everybody else goes on.
  if (whole > added && whole * 2 >= timed.length) return 'fresh';
  return added > whole ? 'partial' : null;
}

/**
 * What the event log says of those who survived a round start: their counters minus its events are nothing, the previous
 * document, or neither. null: it says nothing, or too little to tell that from coincidence.
 */
function readLog(
  { document, base }: Pick<Evidence, 'document' | 'base'>,
  survivors: readonly PlayerLine[],
  pairs: readonly Pair[],
): 'fresh' | 'partial' | 'hidden' | null {
  const carried = readCarried(document);
  const known = survivors.flatMap((line) => carried.get(line) ?? []);
  if (known.length < ENOUGH_PAIRS || known.length * 2 <= survivors.length) return null;
  const more = known.filter((each) => each.carried > 0).length;
  if (more === 0) {
    const told = known.reduce((sum, each) => sum + each.told, 0);
    const before = pairs.reduce((sum, pair) => sum + sumOf(pair.before), 0);
    // Nothing goes on of a document before that has nothing, as after some seconds.
    const isTelling = before > 0 || pairs.length * 2 <= known.length;
    return isTelling && told >= ENOUGH_DEATHS && mayRestart(document, base) ? 'fresh' : null;
  }
  const fitting = pairs.filter(({ now, before }) => carried.get(now)?.carried === sumOf(before)).length;
  // In a lost round so short that few died, few carry anything, and most less than the document before has.
  const logged = pairs.filter(({ now }) => carried.has(now)).length;
  if (logged >= ENOUGH_PAIRS && fitting * 2 < logged) return 'hidden';
  if (doesLogContradict(pairs, carried)) return 'hidden';
  // A wrong event, or who connected anew and died since, is a minority.
  if (more * 2 <= known.length) return null;
  return fitting * 2 > pairs.length ? 'partial' : 'hidden';
}

/**
 * Whether players carry other numbers than the previous document has, and more so than one wrong event explains. Who connected
 * anew carries nothing.
 */
function doesLogContradict(pairs: readonly Pair[], carried: ReadonlyMap<PlayerLine, Carried>): boolean {
  const offs = pairs.flatMap(({ now, before }) => {
    const sum = carried.get(now)?.carried ?? 0;
    return sum > 0 && sum !== sumOf(before) ? [Math.abs(sum - sumOf(before))] : [];
  });
  return offs.length > 1 && offs.reduce((sum, off) => sum + off, 0) > ONE_EVENT;
}

/** As in a campaign up to 2.83, which goes to another map. */
export function mayRestart(document: RoundDocument, base: RoundDocument | null): boolean {
  const engine = engineOf(document, base);
  return (engine ?? 0) <= LAST_FRESH_ENGINE && (base === null || isOtherMap(document, base));
}

/** Whether minutes can be those of the whole round. */
function fitting(durationS: number | null): (tenths: number) => boolean {
  return (tenths) => durationS !== null && Math.abs(tenths - durationS / 6) <= TIME_TOLERANCE;
}

type Pair = { readonly now: PlayerLine; readonly before: PlayerLine };

function doesAllGoOn(pairs: readonly Pair[]): boolean {
  if (pairs.length < ENOUGH_PAIRS) return false;
  const moved = pairs.map(({ now, before }) => compareLines(before, now));
  const total = moved.reduce((sum, { before }) => sum + before, 0);
  return total >= ENOUGH_TO_TELL && moved.every(({ fallen }) => fallen.length === 0);
}

/** Each hit of a syringe is a revive, which the script counts from zero in every round. */
function doWeaponsGoOn({ players }: RoundDocument): boolean {
  let [hits, revives] = [0, 0];
  for (const { weapons, fields } of players) {
    if (fields.revivesGiven === null) return false;
    hits += weapons.SYRINGE?.[0] ?? 0;
    revives += fields.revivesGiven;
  }
  return hits > revives;
}
