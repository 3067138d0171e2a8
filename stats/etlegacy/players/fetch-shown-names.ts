import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { fetchMerges } from '../merges/fetch-merges.ts';
import { fetchRenames } from './fetch-renames.ts';
import { keysOf, type Merges, personOf } from '../merges/merges.ts';

/**
 * Decides the shown name of players: the name given by admins, else the name in the last counting round on these servers,
 * else in any round of these servers. Names have no colour codes but are otherwise as the player typed them, so every
 * output escapes them. All keys of one person have the same name.
 *
 * @returns player key to name; keys that are unknown on these servers are missing.
 */
export async function fetchShownNames(
  db: Kysely<DB>,
  servers: readonly string[],
  playerKeys: readonly string[],
): Promise<Map<string, string>> {
  const merges = await fetchMerges(db, servers);
  const people = [...new Set(playerKeys.map((key) => personOf(merges, key)))];
  const names = await fetchCarriedNames(db, servers, { people, merges });
  const renames = await fetchRenames(db, servers, [...names.keys()], merges);
  for (const [person, name] of renames) names.set(person, name);
  if (merges.size === 0) return names;
  return new Map(
    playerKeys.flatMap((key) => {
      const name = names.get(personOf(merges, key));
      return name === undefined ? [] : [[key, name]];
    }),
  );
}

type Wanted = { readonly people: readonly string[]; readonly merges: Merges };

async function fetchCarriedNames(
  db: Kysely<DB>,
  servers: readonly string[],
  { people, merges }: Wanted,
): Promise<Map<string, string>> {
  const keys = keysOf(merges, people);
  const counted = await sql<{ player_key: string; name: string }>`
    with carried as (
      select k.player_key, last.*
      from unnest(${keys}::text[]) as k (player_key)
      cross join lateral (
        select s.name, s.ended_at, s.session_id from etlegacy.player_sessions as s
        where s.player_key = k.player_key and s.server_key = any(${servers}::text[])
        order by s.ended_at desc, s.session_id limit 1
      ) as last
      union all
      select o.player_key, o.name, o.ended_at, o.session_id from etlegacy.open_players as o
      where o.player_key = any(${keys}::text[]) and o.server_key = any(${servers}::text[])
    ), last as (
      select distinct on (c.player_key) c.* from carried as c order by c.player_key, c.ended_at desc, c.session_id
    )
    select last.player_key, last.name from last
    order by last.ended_at, last.player_key = any(${people}::text[]), last.player_key collate "C"`.execute(
    db,
  );
  // Of several keys of a person, the one used last; the person's own key if both were used on one evening.
  const names = new Map(counted.rows.map((row) => [personOf(merges, row.player_key), row.name]));
  const others = people.filter((key) => !names.has(key));
  if (others.length === 0) return names;
  const seen = await sql<{ player_key: string; name: string; ended_at: Date }>`
    select distinct on (p.player_key) p.player_key, p.name, r.ended_at
    from etlegacy.player_rounds as p join etlegacy.rounds as r on r.id = p.round_id
    where p.player_key = any(${keysOf(merges, others)}::text[]) and r.server_key = any(${servers}::text[])
    order by p.player_key, r.ended_at desc, r.id`.execute(db);
  for (const row of seen.rows.toSorted((a, b) => a.ended_at.getTime() - b.ended_at.getTime())) {
    names.set(personOf(merges, row.player_key), row.name);
  }
  return names;
}
