import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { likePrefix } from '../../../database/like-prefix.ts';

export type FoundMatch = {
  readonly id: number;
  /** As written in its files. */
  readonly map: string;
  readonly endedAt: Date;
};

/** Returns the latest matches, or those on maps whose name begins with the text, newest first. */
export async function searchMatches(
  db: Kysely<DB>,
  text: string,
  servers: readonly string[],
  limit = 25,
): Promise<FoundMatch[]> {
  const wanted = text.trim().toLowerCase();
  const isMeant = wanted === '' ? sql`true` : sql`lower(m.map) collate "C" like ${likePrefix(wanted)}`;
  // The latest matches per server are the end of an index; no index orders the matches of all servers together.
  const result = await sql<FoundMatch>`
    select found.id, found.map, found.ended_at as "endedAt"
    from unnest(${servers}::text[]) as v (key)
    cross join lateral (
      select m.id, m.map, m.ended_at from etlegacy.matches as m
      where m.server_key = v.key and ${isMeant}
      order by m.ended_at desc limit ${limit}
    ) as found
    order by found.ended_at desc, found.id limit ${limit}`.execute(db);
  return result.rows;
}
