// Rounds of other game types than stopwatch. Weapons and damage restart with every round; some counters may continue.
import { hasMinutes, tenthsOf } from './compare-lines.ts';
import type { DecidedLine, DecidedRound, LineVerdict } from './decided-line.ts';
import {
  type Continuation,
  type Evidence,
  findContinuation,
  mayRestart,
  TIME_TOLERANCE,
} from './find-continuation.ts';
import { hasFallen, haveRootsFallen } from './has-fallen.ts';
import { longestAgreed } from './longest-stay.ts';
import { matchPlayers } from './match-players.ts';
import type { PlayerLine, RoundDocument } from './document/round-document.ts';
import { attackersWon, headerDuration, NEARLY_ALL, playersDuration } from './document/round-duration.ts';
import { STATUS_REASON } from './document/status-reasons.ts';
import type { BuildLine } from './with-time.ts';

/** What the minutes of a whole stay lack of the clock. */
const UNPRINTED_S = 0.6;
/** What rounding alone can add to the minutes of one line. */
const ROUNDED_TENTHS = 1;

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
  const continuation = findContinuation(evidence);
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
