import type { PlayerLine, RoundHeader } from './round-document.ts';
import { attackersWon } from './round-duration.ts';
import { STATUS_REASON } from './status-reasons.ts';

/** By how much the printed minutes and the server's clock may differ: two tenths of a minute. */
const SLACK_S = 12;

/**
 * Why the ninth part of a header is not the length of this round, in words; null where nothing speaks against it. Some
 * scripts print a match id or an up-time there. No round lasts longer than its limit and than every player's minutes;
 * and where nobody's minutes carry an earlier round, none is shorter than somebody's minutes.
 */
export function doubtPlaytime(header: RoundHeader, players: readonly PlayerLine[]): string | null {
  const { playtimeMs, limitS, label } = header;
  if (playtimeMs === null || playtimeMs < 0) return null;
  const playtimeS = playtimeMs / 1000;
  const longestS = Math.max(0, ...players.map((line) => line.fields.timeMin ?? 0)) * 60;
  const clockS = clockOf(header);
  const said = `the play time of ${Math.round(playtimeS)} s ${STATUS_REASON.doubtedPlaytime}`;
  if (playtimeS > Math.max(limitS, clockS) + SLACK_S && playtimeS > longestS + SLACK_S)
    return `${said}: it is longer than the limit and than anybody's minutes`;
  const isFresh = label === 1 && players.every((line) => line.rounds === 0);
  if (!isFresh || longestS === 0) return null;
  if (longestS > playtimeS + SLACK_S && longestS <= Math.max(limitS, clockS) + SLACK_S)
    return `${said}: somebody played ${Math.round(longestS)} s`;
  const isClockRight = clockS > 0 && Math.abs(longestS - clockS) <= SLACK_S;
  if (isClockRight && playtimeS > longestS + SLACK_S)
    return `${said}: the players' minutes agree with ${clockS} s`;
  return null;
}

/** The end of the round by the game clock, as the rest of the header has it, seconds; 0 where it does not tell. */
function clockOf(header: RoundHeader): number {
  const { limitS, nextLimitS } = header;
  if (!attackersWon(header)) return nextLimitS === limitS ? limitS : 0;
  return limitS === 0 || nextLimitS <= limitS ? nextLimitS : 0;
}
