import { fetchCourse } from '../../../stats/helldivers1/fetch-course.ts';
import type { Context } from '../../framework/context.ts';
import type { Outcome } from '../../framework/reply/reply.ts';
import { wordingFor } from '../../framework/wording.ts';
import { buildCompareReply } from '../replies/compare-reply.ts';
import { sayError } from '../say-error.ts';

export async function showCompare(context: Context, first: number, second: number): Promise<Outcome> {
  const courses = [];
  for (const season of [first, second]) {
    const course = await fetchCourse(context.db, season);
    if (course === null) return sayError('SEASON_UNKNOWN', { season: String(season) });
    courses.push(course);
  }
  return buildCompareReply(courses, wordingFor(context));
}
