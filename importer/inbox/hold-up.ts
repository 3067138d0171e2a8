import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { Source } from './lock-source.ts';

/** Writes down why what waits of a source is not imported now, for whoever asks. The database may be what failed. */
export async function recordHoldUp(db: Kysely<DB>, { game, source }: Source, error: unknown): Promise<void> {
  const say = error instanceof Error ? error.message : String(error);
  await db
    .insertInto('core.holdups')
    .values({ source, game, say })
    .onConflict((conflict) =>
      conflict.columns(['source', 'game']).doUpdateSet({ say, seen_at: sql<Date>`now()` }),
    )
    .execute()
    // The error itself is thrown on, and the log has it.
    .catch(() => undefined);
}

/** It goes on. */
export async function endHoldUp(db: Kysely<DB>, { game, source }: Source): Promise<void> {
  await db.deleteFrom('core.holdups').where('source', '=', source).where('game', '=', game).execute();
}
