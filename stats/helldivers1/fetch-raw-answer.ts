import { zstdDecompressSync } from 'node:zlib';
import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';

/** The answers that are stored whole. */
type RawAction = 'get_campaign_status' | 'get_snapshots';

/**
 * Returns the bytes of the newest stored answer.
 *
 * @param season the newest war by default. @returns null if none is stored.
 */
export async function fetchRawAnswer(
  db: Kysely<DB>,
  action: RawAction,
  season?: number,
): Promise<Uint8Array | null> {
  let query = db
    .selectFrom('helldivers1.rebroadcasts as r')
    .innerJoin('core.payloads as p', 'p.id', 'r.payload_id')
    .innerJoin('core.bodies as b', 'b.hash', 'p.hash')
    .select('b.body')
    .where('r.action', '=', action)
    .orderBy('r.updated_at', 'desc')
    .orderBy('r.season', 'desc')
    .limit(1);
  if (season !== undefined) query = query.where('r.season', '=', season);
  const row = await query.executeTakeFirst();
  return row === undefined ? null : zstdDecompressSync(row.body);
}
