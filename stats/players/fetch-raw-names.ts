import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';

/** The name each player carried last, with its colour codes; players of whom none is known are missing. */
export async function fetchRawNames(
  db: Kysely<DB>,
  playerKeys: readonly string[],
): Promise<Map<string, string>> {
  const result = await sql<{ player_key: string; raw_name: string }>`
    select distinct on (player_key) player_key, raw_name from etlegacy.player_names
    where player_key = any(${playerKeys}::text[])
    order by player_key, last_seen desc, raw_name collate "C"`.execute(db);
  return new Map(result.rows.map((row) => [row.player_key, row.raw_name]));
}
