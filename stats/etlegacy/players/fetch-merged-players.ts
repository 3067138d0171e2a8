import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { fetchMerges } from '../merges/fetch-merges.ts';
import { fetchShownNames } from './fetch-shown-names.ts';

export type MergedPlayer = {
  readonly playerKey: string;
  /** The last name used under this key. */
  readonly name: string;
  readonly rounds: number;
  /** Key and name of the person to whom it was merged. */
  readonly person: string;
  readonly personName: string;
};

/** Returns the keys that were merged into other people on these servers, ordered by name. */
export async function fetchMergedPlayers(
  db: Kysely<DB>,
  servers: readonly string[],
): Promise<MergedPlayer[]> {
  const merges = await fetchMerges(db, servers);
  if (merges.size === 0) return [];
  const { rows } = await sql<{ player_key: string; name: string; rounds: number }>`
    select player_key, (array_agg(name order by last_seen desc, raw_name collate "C"))[1] as name,
      sum(rounds)::int8 as rounds
    from etlegacy.player_names
    where player_key = any(${[...merges.keys()]}::text[]) and server_key = any(${servers}::text[])
    group by player_key`.execute(db);
  const carried = new Map(rows.map((row) => [row.player_key, row]));
  const shown = await fetchShownNames(db, servers, [...merges.values()]);
  return [...merges]
    .map(([playerKey, person]) => ({
      playerKey,
      name: carried.get(playerKey)?.name ?? playerKey,
      rounds: carried.get(playerKey)?.rounds ?? 0,
      person,
      personName: shown.get(person) ?? person,
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name) || (a.playerKey < b.playerKey ? -1 : 1));
}
