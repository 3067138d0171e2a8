import { aliveOf, tenthsOf } from './compare-lines.ts';
import { decideRound } from './decide-round.ts';
import type { DecidedRound } from './decided-line.ts';
import type { DecidedLine } from './decided-line.ts';
import type { PlayerMode } from './decide-mode.ts';
import { inferTeam } from './infer-team.ts';
import { logKeys } from './log/log-keys.ts';
import { comesFromLog, playerFromLog } from './log/player-from-log.ts';
import { type Evidence, readEvidence, type WitnessedLine } from './log/read-evidence.ts';
import { wasThereThroughout } from './log/was-there-throughout.ts';
import { checkLaws } from './laws.ts';
import { playerKeys } from './document/player-key.ts';
import type { PlayerLine, RoundDocument, RoundLabel } from './document/round-document.ts';
import { attackersWon } from './document/round-duration.ts';
import type { RoundOutcome, RoundPlayer, SplitLog, SplitRound, UnprovenPlayer } from './round-player.ts';
import { luaCounters, roundCounters, roundWeapons } from './subtract-line.ts';
import { sumWeapons } from './sum-weapons.ts';
import { lengthOf, withTimeAfter } from './with-time.ts';

/**
 * Computes the numbers of this round alone. `base` is the previous file on the same map whose counters this one may
 * continue: round one for a round two, the previous file for a round one whose minutes exceed it, null without one.
 * Pure; never throws; independent of the order of lines.
 */
export function splitRound(input: {
  readonly document: RoundDocument;
  readonly base: RoundDocument | null;
}): SplitRound {
  const { document, base } = input;
  const decided = decideRound(document, base);
  const keys = playerKeys(document.players);
  const evidence = readEvidence(document, decided.lines, withTimeAfter(base));
  const believed = evidence?.verdict === 'broken' ? null : evidence;
  const context = {
    evidence: believed,
    label: document.header.label,
    isSingle: document.isSingle === true,
    durationS: decided.duration.durationS,
    longest: decided.longest,
    beforeS: base === null ? null : lengthOf(base),
  };
  const players: RoundPlayer[] = [];
  const unproven: UnprovenPlayer[] = [];
  for (const [index, line] of (believed?.lines ?? decided.lines).entries()) {
    const key = keys[index] ?? line.now.guid;
    const { mode } = line.verdict;
    const witnessed = believed?.lines[index];
    if (believed !== null && witnessed !== undefined && comesFromLog(witnessed))
      players.push(buildFromLog(key, witnessed, { ...context, evidence: believed }));
    else if (mode === null) unproven.push(buildUnproven(key, line));
    else players.push(buildPlayer(key, line, { ...context, mode }));
  }
  players.sort(byKey);
  unproven.sort(byKey);
  return {
    ...decided.duration,
    outcome: outcomeOf(document, decided),
    players,
    baseUnknown: unproven.length > 0,
    unproven,
    laws: checkLaws(players, unproven.length === 0),
    faults: document.faults,
    notes: [...document.notes, ...decided.notes],
    log: evidence?.log.isDated === true ? toSplitLog(evidence, keys, document) : null,
  };
}

function toSplitLog(
  { verdict, reasons, lines, log }: Evidence,
  keys: readonly string[],
  { json }: RoundDocument,
): SplitLog {
  const known = lines.flatMap(({ key32 }, at) => (key32 === null ? [] : [[key32, keys[at] ?? ''] as const]));
  return { verdict, reasons, keys: logKeys(log, new Map(known)), changed: log === json?.log ? null : log };
}

function byKey(a: { readonly key: string }, b: { readonly key: string }): number {
  if (a.key === b.key) return 0;
  return a.key < b.key ? -1 : 1;
}

function outcomeOf(document: RoundDocument, decided: DecidedRound): RoundOutcome {
  if (decided.aborted) return 'aborted';
  if (document.isLastMan === true) return document.header.winner === null ? 'drawn' : 'decided';
  if (attackersWon(document.header)) return 'completed';
  // JSON proves the end of the round; without a length in it, the round counts as played in full.
  const isUntimed = decided.duration.durationS === 0 && document.formats.includes('json');
  return decided.duration.durationSource === 'limit' || isUntimed ? 'held' : 'held_early';
}

type RoundContext = {
  /** null: no log, or an unusable one. */
  readonly evidence: Evidence | null;
  readonly label: RoundLabel;
  readonly isSingle: boolean;
  /** 0: unknown. */
  readonly durationS: number;
  /** The longest stay of any player, tenths of a minute. */
  readonly longest: number;
  /** The length of the previous file; null without one. */
  readonly beforeS: number | null;
};
type LineContext = RoundContext & { readonly mode: PlayerMode };

function buildPlayer(key: string, line: DecidedLine, context: LineContext): RoundPlayer {
  const { now, base, verdict } = line;
  const { mode, label } = context;
  const { weapons, clamped } = roundWeapons(now, base, mode);
  const counters = withLog(roundCounters(now, base, mode), line, context.evidence);
  const timeS = timeIn(line, context);
  const { kills, deaths, hits, shots, headshots, bulletShots, bulletHits } = sumWeapons(weapons);
  // Without spreads, which cost more here than all the rest of a player.
  return {
    key,
    guid: now.guid,
    name: now.name,
    rawName: now.rawName,
    isBot: now.isBot,
    team: inferTeam(now, mode === 'partial' ? undefined : base, { label, weapons }),
    mode,
    timeS,
    aliveS: aliveIn(line, timeS, context),
    counters,
    weapons,
    kills,
    deaths,
    hits,
    headshots,
    shots,
    bulletShots,
    bulletHits,
    dpm: perMinute(counters.damageGiven, timeS),
    clamped:
      context.durationS > 0 && line.tenths * 6 > context.durationS + SAMPLE_S
        ? [...clamped, 'timeMin']
        : clamped,
    evidence: verdict.evidence,
  };
}

/** Counters that continue an unknown line, as far as the log shows them. */
function withLog(
  counters: RoundPlayer['counters'],
  line: DecidedLine,
  evidence: Evidence | null,
): RoundPlayer['counters'] {
  if (line.verdict.mode !== 'partial' || line.base !== undefined || evidence === null) return counters;
  const witnessed = evidence.lines.find(({ now }) => now === line.now);
  if (witnessed?.agreement.is !== 'agrees') return counters;
  const { selfKills, teamKills } = playerFromLog(witnessed, evidence).counters;
  return { ...counters, selfKills, teamKills };
}

function buildFromLog(
  key: string,
  line: WitnessedLine,
  context: RoundContext & { readonly evidence: Evidence },
): RoundPlayer {
  const { counters, weapons, hits, team } = playerFromLog(line, context.evidence);
  const isThroughout = context.durationS > 0 && wasThereThroughout(line, context.evidence, context.beforeS);
  const timeS = isThroughout ? context.durationS : null;
  const { kills, deaths } = sumWeapons(weapons);
  return {
    ...identity(key, line.now),
    team: team ?? (line.now.team === 'spectator' ? null : line.now.team),
    mode: 'from_log',
    timeS,
    aliveS: null,
    counters,
    weapons,
    kills,
    deaths,
    hits,
    headshots: null,
    shots: null,
    bulletShots: null,
    bulletHits: null,
    dpm: perMinute(counters.damageGiven, timeS),
    clamped: [],
    evidence:
      line.agreement.is === 'reconnected'
        ? 'the counters restarted during the round, the event log covers all of it'
        : 'the previous round is not known, the event log covers this one',
  };
}

function perMinute(damage: number | null, timeS: number | null): number | null {
  if (timeS === null || damage === null) return null;
  return timeS === 0 ? 0 : (damage * 60) / timeS;
}

function identity(
  key: string,
  now: PlayerLine,
): Pick<RoundPlayer, 'key' | 'guid' | 'name' | 'rawName' | 'isBot'> {
  return { key, guid: now.guid, name: now.name, rawName: now.rawName, isBot: now.isBot };
}

/** The game clock is truncated to whole seconds, and minutes are up to 1.3 s short of it in each round. */
const CUT_S = 1;
/** Two tenths of a minute: what rounding can add to a full stay. */
const SAMPLE_S = 12;

/** By how much a printed tenth of a minute can be below the actual value. */
const ROUNDING_S = 3;

/**
 * A player whose printed minutes can be the whole round gets its length, which is known to the second. Others get the
 * printed time: accurate to 3 s, and to 6 s if the printed time of the previous round is subtracted. A player who
 * missed a part of both rounds, and only seconds of this one, can be counted as present throughout.
 */
function timeIn(line: DecidedLine, context: LineContext): number | null {
  const { durationS, evidence } = context;
  if (!isTimed(line)) {
    const witnessed = evidence?.lines.find(({ now }) => now === line.now);
    if (isFullAfter(line, context)) return durationS;
    if (evidence === null || witnessed === undefined || durationS === 0) return null;
    return wasThereThroughout(witnessed, evidence, context.beforeS) ? durationS : null;
  }
  if (line.tenths <= 0) return 0;
  if (context.isSingle && durationS === 0) return line.tenths * 6;
  return isFull(line, context) ? durationS : Math.min(line.tenths * 6, durationS);
}

/** Whether minutes of this round are printed: JSON has none, and a continued unknown line contains other rounds. */
function isTimed({ now, base, verdict }: DecidedLine): boolean {
  if (verdict.mode === 'spectator') return true;
  if (now.fields.timeMin === null) return false;
  if (verdict.mode === 'partial' && base === undefined) return false;
  const goesOn = verdict.mode === 'delta' || verdict.mode === 'partial';
  return !goesOn || base === undefined || base.fields.timeMin !== null;
}

/**
 * For a player who played the whole previous round, the minutes of both rounds are compared with the length of both,
 * because their difference is rounded twice. For others only that difference is known: it is the whole round if it is
 * as long as the longest, except for rounding.
 */
function isFull(line: DecidedLine, { durationS, beforeS, longest }: LineContext): boolean {
  const { now, base, verdict, tenths } = line;
  const goesOn = verdict.mode === 'delta' || verdict.mode === 'partial';
  if (!goesOn || base === undefined) return tenths * 6 >= durationS - ROUNDING_S - CUT_S;
  if (beforeS !== null && wasWholeBefore(base, beforeS))
    return tenthsOf(now) * 6 >= beforeS + durationS - ROUNDING_S - 2 * CUT_S;
  return longest - tenths <= 1 && Math.abs(tenths * 6 - durationS) <= SAMPLE_S;
}

/** Whose minutes, with the whole round before taken out, are still this one was there in all of both. */
function isFullAfter({ now, base, tenths }: DecidedLine, { durationS, beforeS }: LineContext): boolean {
  if (now.fields.timeMin === null || base?.fields.timeMin !== null || beforeS === null) return false;
  const offS = tenths * 6 - durationS;
  return durationS > 0 && offS >= -ROUNDING_S - 2 * CUT_S && offS <= SAMPLE_S;
}

/** The share alive is printed over all rounds, so the part of the base is subtracted first. */
function aliveIn(line: DecidedLine, timeS: number | null, context: LineContext): number | null {
  const { now, base, verdict } = line;
  if (verdict.mode === 'spectator') return 0;
  if (timeS === null) return null;
  const isOwn = verdict.mode?.startsWith('raw') === true;
  // For counters that cover this round alone; without minutes the time is the whole round.
  const isTime = now.fields.timeMin === null || isWholeSingle(timeS, context);
  if (isOwn && isTime) return toTenths(shareOf(now, timeS));
  const whole = isOwn ? null : wholeAlive(line, timeS, context);
  if (whole !== null) return toTenths(Math.min(Math.max(0, whole), timeS));
  const total = aliveOf(now);
  const before = isOwn || base === undefined ? 0 : aliveBefore(line, base, context);
  if (total === null || before === null) return null;
  return toTenths(Math.min(Math.max(0, total - before), timeS));
}

/** Of who was in all of the round before, its share alive is enough; minutes of it may be in no document. */
function aliveBefore(line: DecidedLine, base: PlayerLine, context: LineContext): number | null {
  const { beforeS } = context;
  return isFullAfter(line, context) && beforeS !== null ? shareOf(base, beforeS) : aliveOf(base);
}

/** Minutes in tenths are too coarse for the short rounds of last man standing; the length of the round is known better. */
function isWholeSingle(timeS: number, { isSingle, durationS }: LineContext): boolean {
  return isSingle && durationS > 0 && timeS === durationS;
}

/** Time alive of somebody who was in all of this single round and of the one before; null for others. */
function wholeAlive({ now, base }: DecidedLine, timeS: number, context: LineContext): number | null {
  const { beforeS } = context;
  if (!isWholeSingle(timeS, context) || base === undefined || beforeS === null) return null;
  const isBaseWhole = base.rounds === 0 && wasWholeBefore(base, beforeS);
  const [all, before] = [shareOf(now, beforeS + timeS), shareOf(base, beforeS)];
  return isBaseWhole && all !== null && before !== null ? all - before : null;
}

function wasWholeBefore(base: PlayerLine, beforeS: number): boolean {
  return base.fields.timeMin !== null && Math.abs(tenthsOf(base) * 6 - beforeS) <= ROUNDING_S + CUT_S;
}

function shareOf({ fields: { alivePct } }: PlayerLine, timeS: number): number | null {
  return alivePct === null ? null : (alivePct / 100) * timeS;
}

function toTenths(seconds: number | null): number | null {
  return seconds === null ? null : Math.round(seconds * 10) / 10;
}

function buildUnproven(key: string, line: DecidedLine): UnprovenPlayer {
  return { ...identity(key, line.now), counters: luaCounters(line.now), reason: line.verdict.evidence };
}
