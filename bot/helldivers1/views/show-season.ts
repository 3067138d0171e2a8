import { fetchCourse } from '../../../stats/helldivers1/fetch-course.ts';
import type { Context } from '../../framework/context.ts';
import type { Outcome } from '../../framework/reply/reply.ts';
import { defineView } from '../../framework/view.ts';
import { wordingFor } from '../../framework/wording.ts';
import { seasonCodec } from '../replies/codecs.ts';
import { buildSeasonReply } from '../replies/season-reply.ts';
import { sayError } from '../say-error.ts';
import { showWar } from './show-war.ts';

export async function showSeason(context: Context, season: number): Promise<Outcome> {
  const course = await fetchCourse(context.db, season);
  if (course === null) return sayError('SEASON_UNKNOWN', { season: String(season) });
  return buildSeasonReply(course, wordingFor(context));
}

export const seasonView = defineView({
  codec: seasonCodec,
  show: async (context, { season }) => showSeason(context, season),
  fresh: showWar,
});
