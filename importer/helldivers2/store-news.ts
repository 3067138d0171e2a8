import { sql, type Transaction } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { NewsItem } from '../../parsers/helldivers2/parse-news.ts';
import { dateNews } from './date-game-times.ts';
import { mergeRows } from './merge-rows.ts';
import type { Observed } from './observed.ts';

/** News by id. A newer text replaces an older one, never nothing something: without a language answers have no texts. */
export async function storeNews(
  trx: Transaction<DB>,
  answers: readonly Observed<readonly NewsItem[]>[],
): Promise<void> {
  if (answers.length === 0) return;
  const all = answers.flatMap((answer) => answer.document.map((item) => ({ ...answer, item })));
  const rows = all.map(({ item, observedAt, payloadId }) => ({
    id: item.id,
    published_game: item.published,
    about: true,
    type: item.type ?? null,
    tag_ids: item.tagIds ?? null,
    first_seen_at: observedAt,
    last_seen_at: observedAt,
    payload_id: payloadId,
  }));
  await mergeRows(trx, 'helldivers2.news', rows, { key: ['id'], at: 'last_seen_at', first: 'first_seen_at' });
  await storeMessages(trx, all);
  const ids = [...new Set(all.map(({ item }) => item.id))];
  const undated = await trx
    .selectFrom('helldivers2.news')
    .select(['id', 'published_game as time_game', 'first_seen_at'])
    .where('id', 'in', ids)
    .execute();
  await dateNews(trx, undated);
}

type Told = { readonly item: NewsItem; readonly observedAt: Date };

async function storeMessages(trx: Transaction<DB>, all: readonly Told[]): Promise<void> {
  const newest = new Map<number, { id: number; message: string; at: Date }>();
  for (const { item, observedAt } of all) {
    if (item.message) newest.set(item.id, { id: item.id, message: item.message, at: observedAt });
  }
  await sql`
    update helldivers2.news as n set message = m.message, message_at = m.at
    from jsonb_to_recordset(${JSON.stringify([...newest.values()])}::jsonb)
      as m (id bigint, message text, at timestamptz)
    where n.id = m.id and (coalesce(n.message_at, '-infinity'), coalesce(n.message, '')) < (m.at, m.message)`.execute(
    trx,
  );
}
