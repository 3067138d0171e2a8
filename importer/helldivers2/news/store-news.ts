import { sql, type Transaction } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import type { NewsItem } from '../../../parsers/helldivers2/parse-news.ts';
import { dateNews } from './date-game-times.ts';
import { mergeRows } from '../merge-rows.ts';
import type { Observed } from '../observed.ts';

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

// Of several values of one moment the smallest or largest is used, so that their order of arrival does not matter.

async function storeMessages(trx: Transaction<DB>, all: readonly Told[]): Promise<void> {
  const said = all.flatMap(({ item: { id, message }, observedAt: at }) =>
    message ? [{ id, message, at }] : [],
  );
  await sql`
    update helldivers2.news as n set message = m.message, message_at = m.at
    from (
      select distinct on (id) id, message, at
      from jsonb_to_recordset(${JSON.stringify(said)}::jsonb) as m (id bigint, message text, at timestamptz)
      order by id, at desc, message collate "C" desc
    ) as m
    where n.id = m.id and (coalesce(n.message_at, '-infinity'), coalesce(n.message, '') collate "C")
      < (m.at, m.message)`.execute(trx);
}

async function storePublished(trx: Transaction<DB>, all: readonly Told[]): Promise<void> {
  const said = all.flatMap(({ item: { id, published }, observedAt: at }) =>
    published === null ? [] : [{ id, published, at }],
  );
  await sql`
    update helldivers2.news as n set published_game = m.published, game_said_at = m.at
    from (
      select distinct on (id) id, published, at
      from jsonb_to_recordset(${JSON.stringify(said)}::jsonb) as m (id bigint, published bigint, at timestamptz)
      order by id, at desc, published desc
    ) as m
    where n.id = m.id
      and (n.published_game is null or (n.game_said_at, n.published_game) < (m.at, m.published))`.execute(
    trx,
  );
}

/** Of several dates in the community's form the first is used, because its clock was nearest. */
async function storeShown(trx: Transaction<DB>, all: readonly Told[]): Promise<void> {
  const said = all.flatMap(({ item: { id, shownAt }, observedAt: at }) =>
    shownAt === null ? [] : [{ id, shown: shownAt, at }],
  );
  await sql`
    update helldivers2.news as n set shown_at = m.shown, shown_seen_at = m.at
    from (
      select distinct on (id) id, shown, at
      from jsonb_to_recordset(${JSON.stringify(said)}::jsonb) as m (id bigint, shown timestamptz, at timestamptz)
      order by id, at, shown
    ) as m
    where n.id = m.id and (n.shown_at is null or (n.shown_seen_at, n.shown_at) > (m.at, m.shown))`.execute(
    trx,
  );
}
