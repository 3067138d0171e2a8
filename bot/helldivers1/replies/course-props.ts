import { hasNoShare, pointShare } from '../../../parsers/helldivers1/find-point-suspects.ts';
import type { Course } from '../../../stats/helldivers1/fetch-course.ts';
import type { EventState } from '../../../stats/helldivers1/fetch-events.ts';
import { nameFront } from '../../../stats/helldivers1/name-place.ts';
import { count } from '../../../wording/format-numbers.ts';
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
    detail: [
      ...seasonNumbers(course, locale)
        .slice(2)
        .map(([name, value]) => `${name} ${value}`),
      ...sayUnknown(course, locale),
    ].join(', '),
    labels: times.map((time) => date.format(time * 1000)),
    fronts: FRONTS.map((enemy) => ({
      name: nameFront(enemy),
      values: frames.map(({ data }) => {
        const front = data[enemy];
        const goal = pointsMax[enemy] ?? null;
        if (front === undefined || front.status === 'hidden' || goal === null) return null;
        if (front.status === 'defeated') return 100;
        const share = pointShare({ points: front.points, pointsMax: goal });
        return share === null ? null : share * 100;
      }),
      unknown: countUnknown(course, enemy),
      bands: events.filter((event) => event.enemy === enemy).flatMap((event) => bandOf(event, times)),
    })),
  };
}

/** How many frames have points of that active front that cannot be true: gaps in the picture. */
function countUnknown({ frames }: Course, enemy: number): number {
  return frames.filter(
    ({ data, suspect }) => data[enemy]?.status === 'active' && hasNoShare(suspect[enemy] ?? []),
  ).length;
}

function sayUnknown(course: Course, locale: string): string[] {
  const unknown = FRONTS.reduce((sum, enemy) => sum + countUnknown(course, enemy), 0);
  return unknown === 0 ? [] : [count(unknown, 'unknown value', locale)];
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
