import { fetchNews } from '../../../stats/helldivers2/fetch-news.ts';
import type { Context } from '../../framework/context.ts';
import type { Outcome } from '../../framework/reply/reply.ts';
import { defineView } from '../../framework/view.ts';
import { wordingFor } from '../../framework/wording.ts';
import { newsCodec } from '../replies/codecs.ts';
import { buildNewsReply, NEWS_PER_PAGE } from '../replies/news-reply.ts';

export async function showNews(context: Context, page: number): Promise<Outcome> {
  const found = await fetchNews(context.db, { offset: page * NEWS_PER_PAGE, limit: NEWS_PER_PAGE });
  return buildNewsReply(found, page, wordingFor(context));
}

export const newsView = defineView({
  codec: newsCodec,
  show: async (context, { page }) => showNews(context, page),
  fresh: async (context) => showNews(context, 0),
});
