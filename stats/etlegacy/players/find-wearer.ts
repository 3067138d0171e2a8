import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';

/**
 * Finds who wore a text in a name on these servers, colours and the case of letters aside; of several the first one. null when
 * nobody did.
 */
export async function findWearer(
  db: Kysely<DB>,
  servers: readonly string[],
  text: string,
): Promise<{ readonly server: string; readonly playerKey: string } | null> {
  const row = await db
    .selectFrom('etlegacy.player_names')
    .select(['server_key as server', 'player_key as playerKey'])
    .where('server_key', '=', sql<string>`any(${servers}::text[])`)
    .where(sql<boolean>`position(upper(${text}) in upper(name)) > 0`)
    .where('is_bot', '=', false)
    .orderBy('first_seen')
    .orderBy('player_key')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}
