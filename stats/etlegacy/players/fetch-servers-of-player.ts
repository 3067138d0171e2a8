import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';

/** Returns the keys of the servers on which any of these players took part, in order. */
export async function fetchServersOfPlayer(db: Kysely<DB>, playerKeys: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ server_key: string }>`
    select distinct server_key from etlegacy.player_names
    where player_key = any(${playerKeys}::text[])
    order by server_key`.execute(db);
  return rows.map((row) => row.server_key);
}
