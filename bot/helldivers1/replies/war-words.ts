// How names and numbers of a war are written, the same in every answer and post.
import { time, TimestampStyles } from '@discordjs/formatters';
import { pointShare } from '../../../parsers/helldivers1/find-point-suspects.ts';
import { SUPER_EARTH } from '../../../parsers/helldivers1/war-event.ts';
import type { EventState } from '../../../stats/helldivers1/fetch-events.ts';
import type { FrontState } from '../../../stats/helldivers1/fetch-fronts.ts';
import { nameFront, namePlace } from '../../../stats/helldivers1/name-place.ts';
import { formatNumber } from '../../../wording/format-numbers.ts';
import { unfinished } from '../pictures/unfinished.ts';
import { progressBar } from '../../../wording/progress-bar.ts';

/** Relative time of unix seconds. */
export function inTime(unixS: number): string {
  return time(unixS, TimestampStyles.RelativeTime);
}

/** "3 of 10 regions, 13.0% of region 4", "defeated", "hidden". */
export function sayCourse({ status, map, inProgressPercent }: FrontState, locale: string): string {
  if (status !== 'active') return status;
  const regions = sayEarned(map.earned);
  if (inProgressPercent === null || map.earned === null || map.earned >= 10) return regions;
  return `${regions}, ${formatNumber(unfinished(inProgressPercent), locale, 1)}% of region ${map.earned + 1}`;
}

/** @param earned null if the points cannot be true. */
export function sayEarned(earned: number | null): string {
  return earned === null ? 'regions unknown' : `${earned} of 10 regions`;
}

/** "Assault on Cyberstan" or "Defence of Wise against the Bugs". */
export function sayEvent({ type, enemy, region }: EventState): string {
  return type === 'attack'
    ? `Assault on ${namePlace(enemy, region)}`
    : `Defence of ${namePlace(enemy, region)} against the ${nameFront(enemy)}`;
}

const RESULTS = {
  defend: { active: 'running', success: 'held', fail: 'lost' },
  attack: { active: 'running', success: 'won', fail: 'beaten back' },
} as const;

/** What became of an event: running, held, lost, won, beaten back, result pending. */
export function sayResult({ type, status, isResultPending }: EventState): string {
  return isResultPending ? 'result pending' : RESULTS[type][status];
}

/** A running event in two lines: what, progress, pace and time left. */
export function runningEvent(event: EventState, locale: string): string {
  const course = event.isResultPending
    ? `over ${inTime(event.endTime)}, result pending`
    : [
        event.pace ?? 'running',
        ...(event.neededPerHour === null ? [] : [`needs ${sayNeeded(event.neededPerHour, locale)} per hour`]),
        `ends ${inTime(event.endTime)}`,
      ].join(', ');
  // The last defence of a war decides it.
  const title = event.region === SUPER_EARTH ? `Last stand: ${sayEvent(event)}` : sayEvent(event);
  return `**${title}**\n${sayProgress(event, locale)}\n-# ${course}`;
}

function sayProgress({ points, pointsMax }: EventState, locale: string): string {
  const share = pointShare({ points, pointsMax });
  if (share === null) return 'points unknown';
  return `${progressBar(share * 100)} ${formatNumber(Number(points), locale)} of ${formatNumber(Number(pointsMax), locale)}`;
}

/** Rounded up, because fewer would not do. */
function sayNeeded(points: number, locale: string): string {
  const whole = Math.ceil(points);
  return `${formatNumber(whole, locale)} ${whole === 1 ? 'point' : 'points'}`;
}

const OLD_S = 10 * 60;

/** How fresh the status is, for the last line. */
export function sayFreshness(unixS: number, now: Date): string {
  return `${now.getTime() / 1000 - unixS > OLD_S ? 'old: ' : ''}status of ${inTime(unixS)}`;
}
