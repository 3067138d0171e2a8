import type { PlayerLine, RoundHeader } from '../document/round-document.ts';
import { attackersWon, PLAYTIME_SLACK_S } from '../document/round-duration.ts';
import { STATUS_REASON } from '../document/status-reasons.ts';

/** By how much the printed minutes and the server's clock may differ: two tenths of a minute. */
const SLACK_S = 12;

/** Level time at which no round has begun yet: the map is still being loaded. */
const LEAST_UPTIME_MS = 1_000;
/** Minutes are printed in tenths and run short of the clock by less than one of them. */
const PRINTED_S = 6;

/**
 * Returns in words why the ninth part of a header is not the length of this round; null if nothing contradicts it. Some
 * scripts print a match id or an uptime there. No round lasts longer than both its limit and every player's minutes;
 * and if no minutes contain an earlier round, none is shorter than the minutes of any player. A negative one says that
 * a map change cut the round off: the level time at its start, so never less than it takes to load a map, and never of
 * a round that ended by the clock with its players there.
 */
export function doubtPlaytime(header: RoundHeader, players: readonly PlayerLine[]): string | null {
  const { playtimeMs } = header;
  if (playtimeMs === null) return null;
  const about: Clues = {
    header,
    clockS: clockOf(header),
    longestS: Math.max(0, ...players.map((line) => line.fields.timeMin ?? 0)) * 60,
    isFresh: header.label === 1 && players.every((line) => line.rounds === 0),
  };
  if (playtimeMs < 0) {
    const why = doubtNegative(playtimeMs, about);
    return why === null ? null : `the negative play time ${STATUS_REASON.doubtedPlaytime}: ${why}`;
  }
  const why = doubtLength(playtimeMs / 1000, about);
  const said = `the play time of ${Math.round(playtimeMs / 1000)} s`;
  return why === null ? null : `${said} ${STATUS_REASON.doubtedPlaytime}: ${why}`;
}

type Clues = {
  readonly header: RoundHeader;
  /** Seconds; 0 where the header does not tell. */
  readonly clockS: number;
  /** Longest minutes of a player, in seconds. */
  readonly longestS: number;
  /** Nobody's minutes hold an earlier round. */
  readonly isFresh: boolean;
};

function doubtNegative(playtimeMs: number, { clockS, longestS, isFresh }: Clues): string | null {
  if (isFresh && clockS > 0 && Math.abs(longestS - clockS) <= PRINTED_S)
    return `the players' minutes agree with ${clockS} s`;
  return playtimeMs > -LEAST_UPTIME_MS ? 'it is too short for any server' : null;
}

function doubtLength(playtimeS: number, { header, clockS, longestS, isFresh }: Clues): string | null {
  const { limitS } = header;
  const most = Math.max(limitS, clockS) + SLACK_S;
  if (playtimeS > most && playtimeS > longestS + SLACK_S)
    return "it is longer than the limit and than anybody's minutes";
  if (!isFresh) {
    // The minutes of a later round hold the one before too, so they cannot vouch for it.
    const isAfterLimit = attackersWon(header) && header.nextLimitS > limitS;
    const isOver = limitS > 0 && !isAfterLimit && playtimeS > limitS + SLACK_S;
    return isOver ? `it is longer than the limit of ${limitS} s` : null;
  }
  if (longestS === 0) return null;
  if (longestS > playtimeS + SLACK_S && longestS <= most) return `somebody played ${Math.round(longestS)} s`;
  // Rounding explains no more between the minutes and the clock, nor between them and the play time.
  const isClockRight = clockS > 0 && Math.abs(longestS - clockS) <= PRINTED_S;
  return isClockRight && playtimeS > Math.max(longestS + PRINTED_S, clockS + PLAYTIME_SLACK_S)
    ? `the players' minutes agree with ${clockS} s`
    : null;
}

/** The end of the round on the game clock according to the rest of the header, seconds; 0 if unknown. */
function clockOf(header: RoundHeader): number {
  const { limitS, nextLimitS } = header;
  if (!attackersWon(header)) return nextLimitS === limitS ? limitS : 0;
  return limitS === 0 || nextLimitS <= limitS ? nextLimitS : 0;
}
