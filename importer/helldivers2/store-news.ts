import { sql, type Transaction } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { NewsItem } from '../../parsers/helldivers2/parse-news.ts';
import { dateNews } from './date-game-times.ts';
import { mergeRows } from './merge-rows.ts';
import type { Observed } from './observed.ts';

/**
 * Stores news by id. A newer text replaces an older one, but an absent text never does: without a language answers have
 * no texts.
 */
export async function storeNews(
  trx: Transaction<DB>,
  answers: readonly Observed<readonly NewsItem[]>[],
): Promise<void> {
  const all = answers.flatMap((answer) => answer.document.map((item) => ({ ...answer, item })));
  // An upstream may have no news at all.
  if (all.length === 0) return;
  const rows = all.map(({ item, observedAt, payloadId }) => ({
    id: item.id,
    about: true,
    type: item.type ?? null,
    tag_ids: item.tagIds ?? null,
    first_seen_at: observedAt,
    last_seen_at: observedAt,
    payload_id: payloadId,
  }));
  await mergeRows(trx, 'helldivers2.news', rows, { key: ['id'], at: 'last_seen_at', first: 'first_seen_at' });
  await storeMessages(trx, all);
  await storePublished(trx, all);
  await storeShown(trx, all);
  const ids = [...new Set(all.map(({ item }) => item.id))];
  const undated = await trx
    .selectFrom('helldivers2.news')
    .select(['id', 'published_game', 'shown_at', 'shown_seen_at', 'first_seen_at'])
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

async function storePublished(trx: Transaction<DB>, all: readonly Told[]): Promise<void> {
  const newest = new Map<number, { id: number; published: number; at: Date }>();
  for (const { item, observedAt } of all) {
    if (item.published !== null)
      newest.set(item.id, { id: item.id, published: item.published, at: observedAt });
  }
  await sql`
    update helldivers2.news as n set published_game = m.published, game_said_at = m.at
    from jsonb_to_recordset(${JSON.stringify([...newest.values()])}::jsonb)
      as m (id bigint, published bigint, at timestamptz)
    where n.id = m.id
      and (n.published_game is null or (n.game_said_at, n.published_game) < (m.at, m.published))`.execute(
    trx,
  );
}

/** Of several dates in the community's form the first is used, because its clock was nearest. */
async function storeShown(trx: Transaction<DB>, all: readonly Told[]): Promise<void> {
  const oldest = new Map<number, { id: number; shown: Date; at: Date }>();
  for (const { item, observedAt } of all.toReversed()) {
    if (item.shownAt !== null) oldest.set(item.id, { id: item.id, shown: item.shownAt, at: observedAt });
  }
  await sql`
    update helldivers2.news as n set shown_at = m.shown, shown_seen_at = m.at
    from jsonb_to_recordset(${JSON.stringify([...oldest.values()])}::jsonb)
      as m (id bigint, shown timestamptz, at timestamptz)
    where n.id = m.id and (n.shown_at is null or (n.shown_seen_at, n.shown_at) > (m.at, m.shown))`.execute(
    trx,
  );
}
