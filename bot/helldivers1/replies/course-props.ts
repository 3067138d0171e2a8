import type { Course } from '../../../stats/helldivers1/fetch-course.ts';
import type { EventState } from '../../../stats/helldivers1/fetch-events.ts';
import { nameFront } from '../../../stats/helldivers1/name-place.ts';
import type { CourseProps, EventBand } from '../pictures/picture-props.ts';
import { seasonNumbers } from './season-words.ts';

const FRONTS = [0, 1, 2];

/** What the picture of a war's course is drawn from: its frames, which are about a day apart, and its events. */
export function courseProps(course: Course, locale: string): CourseProps {
  const { season, frames, events, pointsMax } = course;
  const times = frames.map(({ time }) => time);
  const date = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return {
    title: `War ${season}`,
    detail: seasonNumbers(course, locale)
      .slice(2)
      .map(([name, value]) => `${name} ${value}`)
      .join(', '),
    labels: times.map((time) => date.format(time * 1000)),
    fronts: FRONTS.map((enemy) => ({
      name: nameFront(enemy),
      values: frames.map(({ data }) => {
        const front = data[enemy];
        const most = pointsMax[enemy] ?? 0;
        if (front === undefined || front.status === 'hidden' || most <= 0) return null;
        return front.status === 'defeated' ? 100 : Math.min((front.points / most) * 100, 100);
      }),
      bands: events.filter((event) => event.enemy === enemy).flatMap((event) => bandOf(event, times)),
    })),
  };
}

/** The band of a finished event within the frames. */
function bandOf({ type, status, startTime, endTime }: EventState, times: readonly number[]): EventBand[] {
  const first = times.at(0);
  const last = times.at(-1);
  if (status === 'active' || first === undefined || last === undefined) return [];
  if (endTime <= first || startTime >= last) return [];
  const from = placeOf(Math.max(startTime, first), times);
  return [{ from, to: placeOf(Math.min(endTime, last), times), kind: type, isSuccess: status === 'success' }];
}

/** The place of a moment among the frames, with the fraction between two of them. */
function placeOf(time: number, times: readonly number[]): number {
  const after = times.findIndex((one) => one >= time);
  const before = times[after - 1];
  const at = times[after];
  if (before === undefined || at === undefined) return Math.max(after, 0);
  return after - 1 + (time - before) / (at - before);
}
