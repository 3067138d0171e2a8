import type { Course } from '../../../stats/helldivers1/fetch-course.ts';
import { formatNumber } from '../../../wording/format-numbers.ts';

/** The numbers of a war with their names, in the order in which they are shown. */
export function seasonNumbers(course: Course, locale: string): (readonly [name: string, value: string])[] {
  return [
    ['outcome', course.outcome ?? 'open'],
    ['days', formatNumber(course.days, locale, 1)],
    ['defences held', sayShare(course.held, course.defends, course.openDefends)],
    ['assaults won', sayShare(course.won, course.attacks, course.openAttacks)],
  ];
}

/** One that still runs is neither won nor lost. */
function sayShare(some: number, all: number, open: number): string {
  return `${some} of ${all}${open === 0 ? '' : ` (${open} open)`}`;
}
