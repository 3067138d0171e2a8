import type { DecidedLine, DecidedRound, LineVerdict } from './decided-line.ts';
import { hasMinutes, tenthsOf } from './compare-lines.ts';
import { decideSingle } from './decide-single.ts';
import { decideMode } from './decide-mode.ts';
import { matchPlayers } from './match-players.ts';
import type { PlayerLine, RoundDocument, RoundHeader } from './document/round-document.ts';
import { clockDuration, headerDuration, playersDuration } from './document/round-duration.ts';
import type { RoundDuration } from './document/round-duration.ts';
import { lacksXp } from './lacks-xp.ts';
import { abortSigns } from './round-signs.ts';
import { settleByLaws } from './settle-by-laws.ts';
import { STATUS_REASON } from './document/status-reasons.ts';
import { withTimeAfter } from './with-time.ts';

/** By how much minutes may exceed the length of the round because of rounding. */
const OVER_TENTHS = 2;

/**
 * Decides how long the round was and the mode of each line. If only the players' minutes give the length, it takes two
 * passes: the first ignores time and finds the longest stay, which is the length; the second uses it.
 */
export function decideRound(document: RoundDocument, base: RoundDocument | null): DecidedRound {
  const build = withTimeAfter(base);
  if (document.isSingle === true) return decideSingle(document, base, build);
  const { header, players } = document;
  const { aborted } = abortSigns(document);
  const matched = base === null ? new Map<PlayerLine, PlayerLine>() : matchPlayers(base.players, players);
  const decide = (durationS: number | null): readonly DecidedLine[] => {
    const verdictOf =
      base === null
        ? loneVerdict(document, aborted, durationS)
        : (line: PlayerLine) => decideMode(matched.get(line), line, durationS);
    const verdicts = doubtRestart(
      document,
      players.map((now) => ({ now, verdict: verdictOf(now) })),
    );
    return verdicts.map(({ now, verdict }) => build(now, matched.get(now), verdict));
  };
  const finish = (duration: RoundDuration, notes: readonly string[] = []): DecidedRound => {
    const lines = settleByLaws(proveTimes(decide(duration.durationS), duration, base !== null), build);
    return { duration, aborted, lines, longest: Math.max(0, ...trustedStays(lines)), notes };
  };
  const known = aborted ? null : headerDuration(document);
  if (known !== null && known.durationSource !== 'playtime') return finish(known);
  const firstLook = decide(null);
  if (known !== null) {
    const checked = checkPlaytime(known, document, firstLook);
    return finish(checked, checked === known ? [] : [describeDoubt(header, checked)]);
  }
  if (firstLook.length > 0 && firstLook.every((line) => line.verdict.mode === null)) {
    // The share of this round is unknown for every player, so its length is a guess and must not prove anything.
    const longest = longestPossible(players.map(tenthsOf), header.limitS);
    // JSON has no minutes, and it is written of holds that ended early too.
    const isUntimed = document.formats.every((format) => format === 'json');
    const guess = longest > 0 || isUntimed ? longest : header.limitS / 6;
    return {
      duration: playersDuration(header, guess, aborted),
      aborted,
      lines: firstLook,
      longest: 0,
      notes: [],
    };
  }
  const stays = trustedStays(firstLook);
  return finish(playersDuration(header, longestPossible(stays, header.limitS), aborted));
}

/**
 * The ninth part of a header is not always the play time. It is not if two players of the previous round, who stayed
 * equally long, contradict it and agree with the game clock, or stayed longer than it.
 */
function checkPlaytime(
  known: RoundDuration,
  { header }: RoundDocument,
  lines: readonly DecidedLine[],
): RoundDuration {
  const stays = lines
    .filter(
      ({ now, base, verdict }) => verdict.mode === 'delta' && base !== undefined && hasMinutes(base, now),
    )
    .map((line) => line.tenths);
  const longest = longestPossible(stays, header.limitS);
  if (stays.filter((tenths) => longest - tenths <= 1).length < 2) return known;
  const offS = longest * 6 - known.durationS;
  if (Math.abs(offS) <= OVER_TENTHS * 6) return known;
  const clock = clockDuration(header);
  if (clock !== null && Math.abs(longest * 6 - clock.durationS) <= OVER_TENTHS * 6) return clock;
  return offS > 0 ? playersDuration(header, longest, false) : known;
}

function describeDoubt({ playtimeMs }: RoundHeader, { durationS }: RoundDuration): string {
  const printed = `the play time of ${(playtimeMs ?? 0) / 1000} s ${STATUS_REASON.doubtedPlaytime}`;
  return `${printed}: the players' minutes agree with ${durationS} s`;
}

/**
 * A player without a line in the previous round can have played in it for some seconds, so the minutes continue. If two
 * players who continue a line stayed equally long, that is to the end, their time is more reliable.
 */
function trustedStays(lines: readonly DecidedLine[]): readonly number[] {
  const continued = lines.filter((line) => line.verdict.mode === 'delta').map((line) => line.tenths);
  const longest = Math.max(0, ...continued);
  const agreeing = continued.filter((tenths) => longest - tenths <= 1).length;
  return agreeing >= 2 ? continued : lines.map((line) => line.tenths);
}

function longestPossible(tenths: readonly number[], limitS: number): number {
  return Math.max(0, ...tenths.filter((value) => isPossible(value, limitS)));
}

function isPossible(tenths: number, limitS: number): boolean {
  return limitS === 0 || tenths <= limitS / 6 + OVER_TENTHS;
}

/** Without a previous file a round one is raw unless its minutes contradict that; a round two needs proof. */
function loneVerdict(
  document: RoundDocument,
  aborted: boolean,
  durationS: number | null,
): (line: PlayerLine) => LineVerdict {
  const { header, players } = document;
  // An aborted round labelled 1 is a round two: only a server command gives that label.
  const isFirst = header.label === 1 && !aborted;
  const allFresh = players.every((player) => player.rounds === 0);
  return (line) => {
    const tenths = tenthsOf(line);
    if (!isPossible(tenths, durationS ?? header.limitS))
      return { mode: null, evidence: 'more minutes than the round had' };
    if (isFirst) return { mode: 'raw', evidence: 'a round one' };
    if (allFresh) return { mode: 'raw', evidence: 'no player has survived a round start' };
    // A spectator has left before the end: such minutes are a round before, as long as this one. So are those of who lacks XP.
    const isWhole = durationS !== null && Math.abs(tenths - durationS / 6) <= 1.5;
    if (isWhole && line.team !== 'spectator' && !lacksXp([line], players))
      return { mode: 'raw', evidence: 'the minutes are those of this round alone' };
    return { mode: null, evidence: 'the previous round is not known' };
  };
}

/**
 * Whether minutes of rounds before the previous one are no contradiction: its document has no minutes, but its counters contain
 * those rounds too.
 */
function containsEarlier({ now, base, verdict }: DecidedLine): boolean {
  return verdict.mode === 'delta' && base !== undefined && !hasMinutes(base, now);
}

type Judged = { readonly now: PlayerLine; readonly verdict: LineVerdict };

/**
 * A round one can be restarted without resetting the counters, which leaves no document. Without minutes the XP shows that:
 * those who survived a round start, and continue no document, lack some.
 */
function doubtRestart({ header, players }: RoundDocument, judged: readonly Judged[]): readonly Judged[] {
  const isUntimed = players.every(({ fields }) => fields.timeMin === null);
  const isRaw = ({ now, verdict }: Judged) => now.rounds > 0 && verdict.mode?.startsWith('raw') === true;
  const survivors = judged.filter(isRaw).map(({ now }) => now);
  if (header.label !== 1 || !isUntimed || !lacksXp(survivors, players)) return judged;
  const evidence = 'more kills and revives than the XP of this round can come from';
  return judged.map((each) => (isRaw(each) ? { ...each, verdict: { mode: null, evidence } } : each));
}

/** No player can have played longer than the round: such a line contains a round that the base does not. */
function proveTimes(
  lines: readonly DecidedLine[],
  duration: RoundDuration,
  hasBase: boolean,
): readonly DecidedLine[] {
  if (!hasBase) return lines;
  const someContinue = lines.some((line) => line.verdict.mode === 'delta');
  return lines.map((line) => {
    if (isPossible(line.tenths, duration.durationS) || containsEarlier(line)) return line;
    // A player who neither fired nor died in the previous round has no line there, but the minutes continue.
    if (line.verdict.mode === 'raw_new' && someContinue) {
      const evidence = 'not in the previous file, without a weapon used there: the minutes continue';
      return { ...line, verdict: { mode: 'raw_new', evidence } };
    }
    return {
      ...line,
      verdict: { mode: null, evidence: 'more minutes than the round had, even minus the previous file' },
    };
  });
}
