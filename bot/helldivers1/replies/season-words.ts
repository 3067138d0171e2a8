import type { Course } from '../../../stats/helldivers1/fetch-course.ts';
import { formatNumber } from '../../../wording/format-numbers.ts';

/** The numbers of a war with their names, in the order in which they are shown. */
export function seasonNumbers(course: Course, locale: string): (readonly [name: string, value: string])[] {
  return [
    ['outcome', course.outcome ?? 'open'],
    ['days', formatNumber(course.days, locale, 1)],
    ['defences held', `${course.held} of ${course.defends}`],
    ['assaults won', `${course.won} of ${course.attacks}`],
  ];
}
