import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { Source } from './lock-source.ts';

/**
 * Records why pending payloads of a source are not imported now. The write may fail, because the database may be the
 * cause.
 */
export async function recordHoldUp(db: Kysely<DB>, { game, source }: Source, error: unknown): Promise<void> {
  const say = error instanceof Error ? error.message : String(error);
  await db
    .insertInto('core.holdups')
    .values({ source, game, say })
    .onConflict((conflict) =>
      conflict.columns(['source', 'game']).doUpdateSet({ say, seen_at: sql<Date>`now()` }),
    )
    .execute()
    // The caller rethrows the original error, and the log has it.
    .catch(() => undefined);
}

/** Clears the recorded reason once the import continues. */
export async function endHoldUp(db: Kysely<DB>, { game, source }: Source): Promise<void> {
  await db.deleteFrom('core.holdups').where('source', '=', source).where('game', '=', game).execute();
}
