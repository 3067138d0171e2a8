import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';

export type ArchiveState = {
  /** The newest war with a stored status; null without one. */
  readonly current: number | null;
  /** Time of the stored archive of this war, Unix seconds; null without one. */
  readonly archivedAt: number | null;
};

export async function fetchArchiveState(db: Kysely<DB>, season: number): Promise<ArchiveState> {
  const newest = await db
    .selectFrom('helldivers1.live')
    .select('season')
    .orderBy('season', 'desc')
    .limit(1)
    .executeTakeFirst();
  const archive = await db
    .selectFrom('helldivers1.rebroadcasts')
    .select('updated_at')
    .where('action', '=', 'get_snapshots')
    .where('season', '=', season)
    .executeTakeFirst();
  return { current: newest?.season ?? null, archivedAt: archive?.updated_at ?? null };
}
