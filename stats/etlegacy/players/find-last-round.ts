import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';

/**
 * Finds the last round of a player that counts.
 *
 * @param keys all keys of the player.
 */
export async function findLastRound(
  db: Kysely<DB>,
  keys: readonly string[],
  servers: readonly string[],
): Promise<{ readonly roundId: number; readonly playerKey: string } | undefined> {
  const session = await db
    .selectFrom('etlegacy.session_players')
    .select('session_id')
    .where('player_key', 'in', keys)
    .where('server_key', 'in', servers)
    .orderBy('ended_at', 'desc')
    .orderBy('session_id')
    .limit(1)
    .executeTakeFirst();
  if (session === undefined) return undefined;
  return await db
    .selectFrom('etlegacy.counting_rows')
    .select(['round_id as roundId', 'player_key as playerKey'])
    .where('session_id', '=', session.session_id)
    .where('player_key', 'in', keys)
    .orderBy('ended_at', 'desc')
    .orderBy('round_id')
    .limit(1)
    .executeTakeFirst();
}
