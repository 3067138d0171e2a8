import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';

export type ArchiveState = {
  /** The war that runs by the newest status; null without any status. */
  readonly current: number | null;
  /** Time of the stored archive of this war, Unix seconds; null without one. */
  readonly archivedAt: number | null;
};

export async function fetchArchiveState(db: Kysely<DB>, season: number): Promise<ArchiveState> {
  const current = await db
    .selectFrom('helldivers1.current_war')
    .select('season')
    .where('observed_time', 'is not', null)
    .executeTakeFirst();
  const archive = await db
    .selectFrom('helldivers1.rebroadcasts')
    .select('updated_at')
    .where('action', '=', 'get_snapshots')
    .where('season', '=', season)
    .executeTakeFirst();
  return { current: current?.season ?? null, archivedAt: archive?.updated_at ?? null };
}
