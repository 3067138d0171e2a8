import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';

export type News = {
  readonly id: number;
  readonly publishedAt: Date | null;
  /** The date may be off by more than a minute or two. */
  readonly isAbout: boolean;
  /** As the game wrote it, with its marks. */
  readonly message: string;
};

export type NewsPage = {
  readonly news: readonly News[];
  /** Of all pages. */
  readonly total: number;
};

/** Dispatches that have a text, newest first. */
export async function fetchNews(
  db: Kysely<DB>,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<NewsPage> {
  const [{ rows: news }, { rows: totals }] = await Promise.all([
    sql<News>`
      select id, published_at as "publishedAt", about as "isAbout", message
      from helldivers2.news where coalesce(message, '') <> ''
      order by published_at desc nulls last, id desc offset ${offset} limit ${limit}`.execute(db),
    sql<{ total: number }>`
      select count(*) as total from helldivers2.news where coalesce(message, '') <> ''`.execute(db),
  ]);
  return { news, total: totals[0]?.total ?? 0 };
}

/** One dispatch; null where it is not known or has no text. */
export async function fetchNewsItem(db: Kysely<DB>, id: number): Promise<News | null> {
  const { rows } = await sql<News>`
    select id, published_at as "publishedAt", about as "isAbout", message
    from helldivers2.news where id = ${id} and coalesce(message, '') <> ''`.execute(db);
  return rows[0] ?? null;
}
