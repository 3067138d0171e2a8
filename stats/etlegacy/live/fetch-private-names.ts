import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { fetchMerges } from '../merges/fetch-merges.ts';
import { personOf } from '../merges/merges.ts';
import { fetchPrivatePlayers } from '../players/fetch-private-players.ts';

/** Returns those of these names, without colours, that a private player has worn on a server. */
export async function fetchPrivateNames(
  db: Kysely<DB>,
  server: string,
  names: readonly string[],
): Promise<ReadonlySet<string>> {
  if (names.length === 0) return new Set();
  const worn = await db
    .selectFrom('etlegacy.player_names')
    .select(['name', 'player_key as playerKey'])
    .where('server_key', '=', server)
    .where('name', '=', sql<string>`any(${names}::text[])`)
    .execute();
  const keys = worn.map(({ playerKey }) => playerKey);
  const merges = await fetchMerges(db, [server]);
  const hidden = await fetchPrivatePlayers(
    db,
    merges,
    keys.map((key) => personOf(merges, key)),
  );
  return new Set(
    worn.filter(({ playerKey }) => hidden.has(personOf(merges, playerKey))).map(({ name }) => name),
  );
}
