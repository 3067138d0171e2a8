import type { DecidedLine, DecidedRound, LineVerdict } from './decided-line.ts';
import { hasMinutes, tenthsOf } from './compare-lines.ts';
import { decideSingle } from './decide-single.ts';
import { decideMode } from './decide-mode.ts';
import { matchPlayers } from './match-players.ts';
import type { PlayerLine, RoundDocument, RoundHeader } from './round-document.ts';
import { clockDuration, headerDuration, playersDuration } from './round-duration.ts';
import type { RoundDuration } from './round-duration.ts';
import { abortSigns } from './round-signs.ts';
import { settleByLaws } from './settle-by-laws.ts';
import { STATUS_REASON } from './status-reasons.ts';
import { withTimeAfter } from './with-time.ts';

/** Minutes above the round's length that rounding explains. */
const OVER_TENTHS = 2;

/**
 * How long the round was and what each line is in it. Where only the players' minutes tell the length, it takes two
 * looks: the first without time as a witness gives the longest stay, hence the length; the second uses it.
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
    return players.map((now) => build(now, matched.get(now), verdictOf(now)));
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
    // Nobody's share of this round is known, so its length is a guess that must prove nothing.
    const guess = longestPossible(players.map(tenthsOf), header.limitS) || header.limitS / 6;
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
 * The ninth part of a header is not always the play time. Where two players who were there before and stayed equally long
 * contradict it and agree with the game clock, or stayed longer than it says, it is not.
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
 * Who had no line in the round before can have played there unseen for some seconds, and his minutes go on. Where two of
 * those who continue a line stayed equally long, which is to the end, they tell better.
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

/** Without a file before: a round one is raw unless its minutes say otherwise, a round two needs proof. */
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
    // JSON is only written at the end, so nobody's count of rounds lags behind.
    if (line.rounds === 0 && document.formats.includes('json'))
      return { mode: 'raw', evidence: 'his counters began in this round' };
    if (allFresh) return { mode: 'raw', evidence: 'nobody has survived a round start' };
    if (durationS !== null && Math.abs(tenths - durationS / 6) <= 1.5)
      return { mode: 'raw', evidence: 'his minutes are this round alone' };
    return { mode: null, evidence: 'the round before is not known' };
  };
}

/** Nobody can have played longer than the round: such a line carries a round that the base does not hold. */
function proveTimes(
  lines: readonly DecidedLine[],
  duration: RoundDuration,
  hasBase: boolean,
): readonly DecidedLine[] {
  if (!hasBase) return lines;
  const someContinue = lines.some((line) => line.verdict.mode === 'delta');
  return lines.map((line) => {
    if (isPossible(line.tenths, duration.durationS)) return line;
    // Who neither fired nor died in the round before has no line there, yet his minutes go on.
    if (line.verdict.mode === 'raw_new' && someContinue) {
      const evidence = 'not in the file before, where he had used no weapon: his minutes go on';
      return { ...line, verdict: { mode: 'raw_new', evidence } };
    }
    return {
      ...line,
      verdict: { mode: null, evidence: 'more minutes than the round had, even after the file before' },
    };
  });
}
