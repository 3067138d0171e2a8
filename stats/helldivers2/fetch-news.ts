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

export type NewsPage = { readonly news: readonly News[]; readonly total: number };

/** Dispatches that have a text, newest first. */
export async function fetchNews(
  db: Kysely<DB>,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<NewsPage> {
  const { rows } = await sql<News & { total: number }>`
    select id, published_at as "publishedAt", about as "isAbout", message, count(*) over () as total
    from helldivers2.news where coalesce(message, '') <> ''
    order by published_at desc nulls last, id desc offset ${offset} limit ${limit}`.execute(db);
  return {
    news: rows.map(({ id, publishedAt, isAbout, message }) => ({ id, publishedAt, isAbout, message })),
    total: rows[0]?.total ?? 0,
  };
}

/** One dispatch; null where it is not known or has no text. */
export async function fetchNewsItem(db: Kysely<DB>, id: number): Promise<News | null> {
  const { rows } = await sql<News>`
    select id, published_at as "publishedAt", about as "isAbout", message
    from helldivers2.news where id = ${id} and coalesce(message, '') <> ''`.execute(db);
  return rows[0] ?? null;
}
