import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { fetchMerges } from '../merges/fetch-merges.ts';
import { keysOf } from '../merges/merges.ts';

export type CarriedName = {
  readonly name: string;
  readonly rawName: string;
  readonly firstSeen: Date;
  readonly lastSeen: Date;
  readonly rounds: number;
};

/** Returns the names a player used on these servers, newest first. */
export async function fetchPlayerNames(
  db: Kysely<DB>,
  playerKey: string,
  servers: readonly string[],
): Promise<CarriedName[]> {
  const keys = keysOf(await fetchMerges(db, servers), [playerKey]);
  const result = await sql<CarriedName>`
    select min(name) as name, raw_name as "rawName", min(first_seen) as "firstSeen", max(last_seen) as "lastSeen",
      sum(rounds)::int8 as rounds
    from etlegacy.player_names
    where player_key = any(${keys}::text[]) and server_key = any(${servers}::text[])
    group by raw_name
    order by max(last_seen) desc, raw_name collate "C"`.execute(db);
  return result.rows;
}
