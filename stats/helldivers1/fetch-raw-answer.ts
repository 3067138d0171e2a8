import { zstdDecompressSync } from 'node:zlib';
import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { fetchCurrentWar } from './fetch-current-war.ts';

/** The answers that are stored whole. */
type RawAction = 'get_campaign_status' | 'get_snapshots';

/**
 * Returns the bytes of the newest stored answer.
 *
 * @param season the current war by default. @returns null if none is stored.
 */
export async function fetchRawAnswer(
  db: Kysely<DB>,
  action: RawAction,
  season?: number,
): Promise<Uint8Array | null> {
  const wanted = season ?? (await fetchCurrentWar(db))?.season;
  if (wanted === undefined) return null;
  const row = await db
    .selectFrom('helldivers1.rebroadcasts as r')
    .innerJoin('core.payloads as p', 'p.id', 'r.payload_id')
    .innerJoin('core.bodies as b', 'b.hash', 'p.hash')
    .select('b.body')
    .where('r.action', '=', action)
    .where('r.season', '=', wanted)
    .executeTakeFirst();
  return row === undefined ? null : zstdDecompressSync(row.body);
}
