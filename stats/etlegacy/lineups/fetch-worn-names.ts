import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { type Merges, personOf } from '../merges/merges.ts';

/** Returns the names used in the rounds of these matches, without colour codes, by the key of the person. */
export async function fetchWornNames(
  db: Kysely<DB>,
  matchIds: readonly number[],
  merges: Merges,
): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ player_key: string; name: string }>`
    select distinct p.player_key, p.name
    from etlegacy.rounds as r join etlegacy.player_rounds as p on p.round_id = r.id
    where r.match_id = any(${matchIds}::bigint[]) and r.status in ('ok', 'damaged')
      and p.mode <> 'spectator' and not p.is_bot
    order by p.player_key, p.name`.execute(db);
  const worn = new Map<string, string[]>();
  for (const { player_key: key, name } of rows) {
    const person = personOf(merges, key);
    worn.set(person, [...(worn.get(person) ?? []), name]);
  }
  return worn;
}
