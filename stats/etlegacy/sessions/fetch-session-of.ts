import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';

/** Id of the session of a round; null when it has none or does not exist. */
export async function fetchSessionOf(db: Kysely<DB>, round: number): Promise<number | null> {
  const row = await db
    .selectFrom('etlegacy.rounds')
    .select('session_id')
    .where('id', '=', round)
    .executeTakeFirst();
  return row?.session_id ?? null;
}
