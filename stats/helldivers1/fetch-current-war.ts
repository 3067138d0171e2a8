import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';

export type CurrentWar = {
  readonly season: number;
  /** Of its newest status, unix seconds; null where no status of any war is stored. */
  readonly time: number | null;
};

/**
 * Returns the war that runs: the one of the newest status, and of two in one second the later war. The view has the same
 * rule for everything that asks, here and in the import.
 */
export async function fetchCurrentWar(db: Kysely<DB>): Promise<CurrentWar | null> {
  const row = await db
    .selectFrom('helldivers1.current_war')
    .select(['season', 'observed_time as time'])
    .executeTakeFirst();
  return row ?? null;
}
