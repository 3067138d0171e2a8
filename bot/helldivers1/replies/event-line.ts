import type { EventState } from '../../../stats/helldivers1/fetch-events.ts';
import { formatNumber } from '../../../wording/format-numbers.ts';
import { inTime, sayEvent, sayResult } from './war-words.ts';

/** An event in one line: what, its result, its points, when. */
export function eventLine(event: EventState, locale: string): string {
  const share = event.pointsMax > 0 ? Math.min((event.points / event.pointsMax) * 100, 100) : null;
  const shown = share !== null && share < 100 ? Math.min(share, 99) : share;
  return `${sayEvent(event)}: **${sayResult(event)}** at ${formatNumber(shown, locale)}%, ${inTime(event.endTime)}`;
}
