import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { fetchMerges } from '../merges/fetch-merges.ts';
import { keysOf, personOf } from '../merges/merges.ts';

/** Returns the last name of each person on these servers with its colour codes; people without a known name are missing. */
export async function fetchRawNames(
  db: Kysely<DB>,
  servers: readonly string[],
  people: readonly string[],
): Promise<Map<string, string>> {
  const merges = await fetchMerges(db, servers);
  const { rows } = await sql<{ player_key: string; raw_name: string }>`
    select player_key, raw_name from (
      select distinct on (player_key) player_key, raw_name, last_seen from etlegacy.player_names
      where player_key = any(${keysOf(merges, people)}::text[]) and server_key = any(${servers}::text[])
      order by player_key, last_seen desc, raw_name collate "C"
    ) as last
    order by last_seen, player_key collate "C"`.execute(db);
  return new Map(rows.map((row) => [personOf(merges, row.player_key), row.raw_name]));
}
