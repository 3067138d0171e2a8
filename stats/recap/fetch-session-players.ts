import { type Kysely, type Selectable, sql } from 'kysely';
import type { DB, PlayerSessionTable } from '../../database/schema.ts';

/** One row per player with his sums over the counting rounds of a session. */
export async function fetchSessionPlayers(
  db: Kysely<DB>,
  sessionId: number,
): Promise<Selectable<PlayerSessionTable>[]> {
  return await db
    .selectFrom('etlegacy.player_sessions')
    .selectAll()
    .where('session_id', '=', sessionId)
    .orderBy(sql`player_key collate "C"`)
    .execute();
}
