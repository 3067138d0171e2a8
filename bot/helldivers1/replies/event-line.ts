import { pointShare } from '../../../parsers/helldivers1/find-point-suspects.ts';
import type { EventState } from '../../../stats/helldivers1/fetch-events.ts';
import { formatNumber } from '../../../wording/format-numbers.ts';
import { inTime, sayEvent, sayResult } from './war-words.ts';

function sayShare(event: EventState, locale: string): string {
  const share = pointShare(event);
  if (share === null) return ', points unknown';
  return ` at ${formatNumber(share < 1 ? Math.min(share * 100, 99) : 100, locale)}%`;
}

/** An event in one line: what, its result, its points, when. */
export function eventLine(event: EventState, locale: string): string {
  return `${sayEvent(event)}: **${sayResult(event)}**${sayShare(event, locale)}, ${inTime(event.endTime)}`;
}
