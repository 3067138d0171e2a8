import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { fetchRenames } from './fetch-renames.ts';

/**
 * The one place that says how a player is called: as admins renamed him, else as he was called in the last round that counted on these servers. Who
 * never had one is called as he was last seen anywhere in a round of these servers. Names are clean of colour codes but
 * otherwise as the player typed them: whoever prints them makes them safe.
 *
 * @returns player key to name; keys that are unknown on these servers are missing.
 */
export async function fetchShownNames(
  db: Kysely<DB>,
  servers: readonly string[],
  playerKeys: readonly string[],
): Promise<Map<string, string>> {
  const names = await fetchCarriedNames(db, servers, [...new Set(playerKeys)]);
  const renames = await fetchRenames(db, servers, [...names.keys()]);
  for (const [key, name] of renames) names.set(key, name);
  return names;
}

async function fetchCarriedNames(
  db: Kysely<DB>,
  servers: readonly string[],
  wanted: readonly string[],
): Promise<Map<string, string>> {
  const counted = await sql<{ player_key: string; name: string }>`
    select k.player_key, last.name
    from unnest(${wanted}::text[]) as k (player_key)
    cross join lateral (
      select s.name from etlegacy.player_sessions as s
      where s.player_key = k.player_key and s.server_key = any(${servers}::text[])
      order by s.ended_at desc, s.session_id limit 1
    ) as last`.execute(db);
  const names = new Map(counted.rows.map((row) => [row.player_key, row.name]));
  const others = wanted.filter((key) => !names.has(key));
  if (others.length === 0) return names;
  const seen = await sql<{ player_key: string; name: string }>`
    select distinct on (p.player_key) p.player_key, p.name
    from etlegacy.player_rounds as p join etlegacy.rounds as r on r.id = p.round_id
    where p.player_key = any(${others}::text[]) and r.server_key = any(${servers}::text[])
    order by p.player_key, r.ended_at desc, r.id`.execute(db);
  for (const row of seen.rows) names.set(row.player_key, row.name);
  return names;
}
