import type { RoundDocument, RoundHeader } from './round-document.ts';

const DURATION_SOURCES = ['playtime', 'next_limit', 'limit', 'players'] as const;
export type DurationSource = (typeof DURATION_SOURCES)[number];

export type RoundDuration = { readonly durationS: number; readonly durationSource: DurationSource };

/**
 * By how much the playtime and the clock may differ: the playtime is 0.7 s short, the clock is truncated to whole
 * seconds.
 */
export const PLAYTIME_SLACK_S = 2;
/** Added so that holds are on the same clock as completed rounds. */
const PLAYTIME_LAG_S = 0.7;
/** Outside stopwatch: a hold in which somebody stayed for this share of the limit was not cut off. */
export const NEARLY_ALL = 0.9;
/** A player's minutes are printed in tenths and sampled every 5 s. */
const PLAYERS_SLACK_S = 9;

/**
 * Returns the length of a finished round from its header; null if only the players' minutes can give it (a hold without
 * playtime, an impossible next limit). The next limit of a completed round is the game clock itself; the playtime of
 * the server is used for holds, which may have ended early.
 */
export function headerDuration({
  header,
  isEndProven,
}: Pick<RoundDocument, 'header' | 'isEndProven'>): RoundDuration | null {
  const playtimeS = header.playtimeMs !== null && header.playtimeMs > 0 ? header.playtimeMs / 1000 : null;
  if (attackersWon(header)) {
    const { nextLimitS, limitS } = header;
    const isPossible = nextLimitS > 0 && (limitS === 0 || nextLimitS <= limitS || isEndProven === true);
    if (isPossible && (playtimeS === null || Math.abs(nextLimitS - playtimeS) <= PLAYTIME_SLACK_S)) {
      return { durationS: nextLimitS, durationSource: 'next_limit' };
    }
  }
  if (playtimeS === null) return null;
  if (!attackersWon(header) && header.limitS > 0 && playtimeS >= header.limitS - PLAYTIME_SLACK_S) {
    return { durationS: header.limitS, durationSource: 'limit' };
  }
  return { durationS: Math.floor(playtimeS + PLAYTIME_LAG_S), durationSource: 'playtime' };
}

/** The length by the game clock alone; null if the header has no possible one. */
export function clockDuration(header: RoundHeader): RoundDuration | null {
  const { limitS, nextLimitS } = header;
  if (!attackersWon(header)) return limitS > 0 ? { durationS: limitS, durationSource: 'limit' } : null;
  const isPossible = nextLimitS > 0 && (limitS === 0 || nextLimitS <= limitS);
  return isPossible ? { durationS: nextLimitS, durationSource: 'next_limit' } : null;
}

/** The same from the longest time a player spent in this round alone, in tenths of a minute. */
export function playersDuration(header: RoundHeader, longestTenths: number, aborted: boolean): RoundDuration {
  const longestS = longestTenths * 6;
  const { limitS } = header;
  if (limitS > 0 && !aborted && !attackersWon(header) && longestS >= limitS - PLAYERS_SLACK_S) {
    return { durationS: limitS, durationSource: 'limit' };
  }
  return { durationS: limitS > 0 ? Math.min(longestS, limitS) : longestS, durationSource: 'players' };
}

export function attackersWon(header: RoundHeader): boolean {
  return header.winner !== null && header.winner !== header.defender;
}
