import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { fetchShownNames } from '../../../stats/etlegacy/players/fetch-shown-names.ts';

/** Returns the name of a player on a server. */
export type NameLookup = (server: string, playerKey: string) => string;

/** Used in the audit log of a server on which the player never played. */
const NAME_IF_NEVER_PLAYED = 'a player of another server';

/**
 * Fetches the names of players on each server separately, because readers of a server's audit log must not learn which
 * names a player uses on other servers.
 */
export async function fetchNamesByServer(
  db: Kysely<DB>,
  servers: readonly string[],
  playerKeys: readonly string[],
): Promise<NameLookup> {
  const names = new Map<string, ReadonlyMap<string, string>>();
  for (const server of servers) names.set(server, await fetchShownNames(db, [server], playerKeys));
  return (server, playerKey) => names.get(server)?.get(playerKey) ?? NAME_IF_NEVER_PLAYED;
}
