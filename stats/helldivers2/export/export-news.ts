import { sql } from 'kysely';
import type { Exporter, ExportRow } from '../../game-exports.ts';

/** One object per dispatch by id. `about`: its date may be off, for no answer of its time is known. */
export const exportNews: Exporter = async function* exportNews(db) {
  const { rows } = await sql<ExportRow>`
    select id, coalesce(published_game, derived_game) as "publishedGame", published_at as "publishedAt", about, type, tag_ids as "tagIds",
      message, first_seen_at as "firstSeenAt"
    from helldivers2.news order by id`.execute(db);
  yield* rows;
};
