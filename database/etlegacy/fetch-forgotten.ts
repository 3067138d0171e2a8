import type { Kysely, Transaction } from 'kysely';
import type { DB } from '../schema.ts';

/** Kind of the decision that a player is forgotten; its subject is the player's key. */
export const FORGET_PLAYER = 'forget-player';

/** Keys of all forgotten players. */
export async function fetchForgotten(db: Kysely<DB> | Transaction<DB>): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('core.decisions')
    .select('subject')
    .where('kind', '=', FORGET_PLAYER)
    .execute();
  return new Set(rows.map((row) => row.subject));
}
