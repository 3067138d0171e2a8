// Rounds of other game types than stopwatch. Weapons and damage restart with every round; some counters may continue.
import { compareLines, hasMinutes, tenthsOf } from './compare-lines.ts';
import type { DecidedLine, DecidedRound, LineVerdict } from './decided-line.ts';
import { foldMap } from './document/fold-map.ts';
import { type Carried, readCarried, sumOf } from './log/read-carried.ts';
import { longestAgreed } from './longest-stay.ts';
import { matchPlayers } from './match-players.ts';
import type { PlayerLine, RoundDocument } from './document/round-document.ts';
import { attackersWon, headerDuration, NEARLY_ALL, playersDuration } from './document/round-duration.ts';
import { STATUS_REASON } from './document/status-reasons.ts';
import { ROOT_COUNTERS } from './subtract-line.ts';
import type { BuildLine } from './with-time.ts';

/**
 * fresh    everything restarted
 * partial  gibs, self kills, team kills, team gibs, minutes and the share alive continue the previous document
 * all      everything continues; no known engine does that outside stopwatch, but documents show it
 * hidden   they continue an unknown document
 * unknown  everything continues an unknown document, so no number can be computed
 */
type Continuation = 'fresh' | 'partial' | 'all' | 'hidden' | 'unknown';

/** With this many players none of whose numbers decreased, not even weapons and damage, it is not a coincidence. */
const ENOUGH_PAIRS = 4;
const ENOUGH_TO_TELL = 400;
/** With this many self kills and team kills in a round, there are some in the round before too. */
const ENOUGH_DEATHS = 6;
/** The most that one wrong event changes: it is taken from one player and given to another. */
const ONE_EVENT = 2;

/** Minutes are printed in tenths and are 0.6 s short of the clock: covers the rounding of two lines. */
const TIME_TOLERANCE = 2;
/** What the minutes of a whole stay lack of the clock. */
const UNPRINTED_S = 0.6;
/** What rounding alone can add to the minutes of one line. */
const ROUNDED_TENTHS = 1;
/** Up to this engine version the counters restart with every map of a campaign, although `rounds` increases. */
export const LAST_FRESH_ENGINE = 83;
/** The share alive has three decimals and is a share of minutes with one decimal. */
const ALIVE_SLACK_S = 10;

/** @param base the previous document of this server, whatever its map; null without one. */
export function decideSingle(
  document: RoundDocument,
  base: RoundDocument | null,
  build: BuildLine,
): DecidedRound {
  const { header, players } = document;
  const isCut = header.playtimeMs !== null && header.playtimeMs < 0;
  const matched = base === null ? new Map<PlayerLine, PlayerLine>() : matchPlayers(base.players, players);
  const stays = staysOf(matched);
  const printed = isCut ? null : headerDuration(document);
  const known = printed !== null && hidesPause(document, base, stays, printed.durationS) ? null : printed;
  // In last man standing nobody holds anything, and few rounds take as long as the limit.
  const isHold = !isCut && document.isLastMan !== true && !attackersWon(header) && header.limitS > 0;
  const guessS = isHold ? header.limitS : null;
  const durationS = known?.durationS ?? guessS;
  const evidence = { document, base, matched, stays, durationS, isKnown: known !== null };
  const found = findContinuation(evidence);
  const continuation = found === 'hidden' && doWeaponsGoOn(document) ? 'unknown' : found;
  const length = findLength(evidence);
  const isNew = newcomers(evidence, length);
  const lines = players.map((line) => {
    const before = matched.get(line);
    const verdict = judge(line, before, { continuation, isNew, length });
    const goesOn = verdict.mode === 'partial' || verdict.mode === 'delta';
    const isBase = goesOn && continuation !== 'hidden' && isNext(line, before);
    return build(line, isBase ? before : undefined, verdict);
  });
  const longest = longestStay(lines);
  const { isComplete, notes } = judgeEnd(document, known !== null, longest);
  const told = isUnseen(lines) && longest * 6 < header.limitS * NEARLY_ALL ? 0 : longest;
  const duration = known ?? playersDuration(header, told, !isComplete);
  return { duration, aborted: !isComplete, lines, longest, notes };
}

/**
 * Whether the server's clock ran through a pause: those who stayed agree on less, where engines always continue the minutes of
 * the round before.
 */
function hidesPause(
  document: RoundDocument,
  base: RoundDocument | null,
  stays: readonly number[],
  clockS: number,
): boolean {
  if (document.mayHidePause !== true || (document.isLastMan !== true && mayRestart(document, base)))
    return false;
  const agreed = longestAgreed(stays);
  return agreed !== null && agreed > 0 && agreed < clockS / 6 - TIME_TOLERANCE;
}

/** How long the round was, in tenths of a minute as a whole stay prints them, and by how much that may be off. */
type Length = { readonly tenths: number; readonly offTenths: number };

/**
 * From the header; else the longest stay on which two players agree who continue the previous document; else the limit of a
 * hold. null: nothing tells.
 */
function findLength({ stays, durationS, isKnown }: Evidence): Length | null {
  const printed = durationS === null ? null : (durationS - UNPRINTED_S) / 6;
  if (printed !== null && isKnown) return { tenths: printed, offTenths: 0.5 + 1 / 6 };
  const agreed = longestAgreed(stays);
  if (agreed !== null) return { tenths: agreed, offTenths: 1 };
  return printed === null ? null : { tenths: printed, offTenths: TIME_TOLERANCE };
}

/** What those who are in both documents stayed since the previous one, tenths of a minute. */
function staysOf(matched: ReadonlyMap<PlayerLine, PlayerLine>): number[] {
  return [...matched].flatMap(([now, before]) =>
    hasMinutes(before, now) ? [tenthsOf(now) - tenthsOf(before)] : [],
  );
}

/** Whether the round was played to its end. JSON exists of such rounds only; a length is known of them only. */
function judgeEnd(document: RoundDocument, isTimed: boolean, longest: number) {
  const { header, isLastMan, isStated, formats } = document;
  if (formats.includes('json') || isTimed) return { isComplete: true, notes: [] };
  if (header.playtimeMs !== null && header.playtimeMs < 0) return { isComplete: false, notes: [] };
  const isWhole = header.limitS > 0 && longest * 6 >= header.limitS * NEARLY_ALL;
  if (attackersWon(header) || isLastMan === true || isWhole) return { isComplete: true, notes: [] };
  return isStated === true
    ? { isComplete: true, notes: [STATUS_REASON.statedEnd] }
    : { isComplete: false, notes: [] };
}

function judge(
  line: PlayerLine,
  before: PlayerLine | undefined,
  {
    continuation,
    isNew,
    length,
  }: {
    readonly continuation: Continuation;
    readonly isNew: (line: PlayerLine) => boolean;
    readonly length: Length | null;
  },
): LineVerdict {
  if (line.rounds === 0 && exceeds(line, length))
    return {
      mode: 'partial',
      evidence: 'more minutes than the round had, although no round start was counted',
    };
  if (line.rounds === 0) return { mode: 'raw', evidence: 'a single round, and the counters began in it' };
  if (continuation === 'fresh') return { mode: 'raw', evidence: 'a single round whose counters began anew' };
  if (continuation === 'unknown')
    return { mode: null, evidence: 'everything continues a round that has no document' };
  if (continuation === 'hidden')
    return { mode: 'partial', evidence: 'some counters continue a round that has no document' };
  if (isAnew(line, before, length))
    return { mode: 'raw_reset', evidence: 'connected anew since the previous document' };
  if (isNext(line, before)) {
    return continuation === 'all'
      ? { mode: 'delta', evidence: 'no number of any player decreased since the previous document' }
      : { mode: 'partial', evidence: 'some counters continue the previous document' };
  }
  return before === undefined && isNew(line)
    ? { mode: 'raw_new', evidence: 'not in the previous document' }
    : { mode: 'partial', evidence: 'some counters continue a round that has no document' };
}

/** Who connects slowly is not counted at a round start, although the counters go on. */
function exceeds(line: PlayerLine, length: Length | null): boolean {
  if (length === null || length.offTenths >= 1) return false;
  return line.fields.timeMin !== null && tenthsOf(line) > length.tenths + TIME_TOLERANCE;
}

/**
 * Whether the player connected anew after the previous document and before this round: where others continue it, that alone
 * makes counters fall.
 */
function isAnew(line: PlayerLine, before: PlayerLine | undefined, length: Length | null): boolean {
  if (before === undefined || line.rounds !== before.rounds + 1) return false;
  // Minutes of less than the round can contain what no document shows of the round before.
  if (line.fields.timeMin === null) return haveRootsFallen(before, line);
  return length !== null && isOfThisRound(line, before, length);
}

/**
 * Whose minutes are those of a whole stay, and minus the previous document, if that has minutes, are not. Spectators have left
 * before the end.
 */
function isOfThisRound(line: PlayerLine, before: PlayerLine, { tenths, offTenths }: Length): boolean {
  if (line.team === 'spectator') return false;
  const isWhole = Math.abs(tenthsOf(line) - tenths) <= offTenths;
  return (
    isWhole &&
    (!hasMinutes(before, line) || Math.abs(tenthsOf(line) - tenthsOf(before) - tenths) > TIME_TOLERANCE)
  );
}

/**
 * Who has no line in the document before came after it, or had used no weapon in it, as is common in the short rounds of last
 * man standing: then only minutes show that nothing goes on.
 */
function newcomers(
  { document, base, stays }: Evidence,
  length: Length | null,
): (line: PlayerLine) => boolean {
  if (base === null) return () => false;
  const longest = Math.max(0, ...stays);
  const lengthTenths = length?.tenths ?? (longest > 0 ? longest : null);
  return (line) => {
    if (line.fields.timeMin === null || lengthTenths === null) return document.isLastMan !== true;
    return tenthsOf(line) <= lengthTenths + ROUNDED_TENTHS;
  };
}

/** Of those whose time before can be taken out, where two agree; what goes on unseen makes others too long. */
function longestStay(lines: readonly DecidedLine[]): number {
  const continued = lines.filter(isContinued).map(({ tenths }) => tenths);
  return longestAgreed(continued) ?? Math.max(0, ...lines.map(({ tenths }) => tenths));
}

function isContinued({ base, now, tenths }: DecidedLine): boolean {
  return base !== undefined && now.fields.timeMin !== null && tenths > 0;
}

/** Whether some were there before this round, but only of those who came in it is known how long they stayed. */
function isUnseen(lines: readonly DecidedLine[]): boolean {
  const others = lines.filter(({ verdict }) => verdict.mode === 'partial' || verdict.mode === 'delta');
  return others.length > 0 && !others.some(isContinued);
}

/** Whether the earlier line is of the round just before and none of its values decreased. */
function isNext(line: PlayerLine, before: PlayerLine | undefined): before is PlayerLine {
  return before !== undefined && line.rounds === before.rounds + 1 && !hasFallen(before, line);
}

type Evidence = {
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

function findContinuation(evidence: Evidence): Continuation {
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
): Continuation | null {
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
  const told = known.reduce((sum, each) => sum + each.told, 0);
  const fitting = pairs.filter(({ now, before }) => carried.get(now)?.carried === sumOf(before)).length;
  if (more === 0) {
    const before = pairs.reduce((sum, pair) => sum + sumOf(pair.before), 0);
    // Nothing goes on of a document before that has nothing, as after some seconds.
    const isTelling = before > 0 || pairs.length * 2 <= known.length;
    return isTelling && told >= ENOUGH_DEATHS && mayRestart(document, base) ? 'fresh' : null;
  }
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
function mayRestart(document: RoundDocument, base: RoundDocument | null): boolean {
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

function haveRootsFallen(before: PlayerLine, now: PlayerLine): boolean {
  return ROOT_COUNTERS.some((name) => (now.fields[name] ?? 0) < (before.fields[name] ?? 0));
}

/** Whether a counter that may continue, or the time, is less than in the earlier line, so that they restarted. */
export function hasFallen(before: PlayerLine, now: PlayerLine): boolean {
  if (haveRootsFallen(before, now)) return true;
  if (!hasMinutes(before, now)) return false;
  const addedS = (tenthsOf(now) - tenthsOf(before)) * 6;
  if (addedS < 0) return true;
  const [was, is] = [aliveOf(before), aliveOf(now)];
  return was !== null && is !== null && (is < was - ALIVE_SLACK_S || is - was > addedS + ALIVE_SLACK_S);
}

function aliveOf({ fields: { alivePct, timeMin } }: PlayerLine): number | null {
  return alivePct === null || timeMin === null ? null : (alivePct / 100) * timeMin * 60;
}
