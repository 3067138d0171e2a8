import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { fetchShownNames } from '../../../stats/etlegacy/players/fetch-shown-names.ts';

/** The name of a player on a server. */
export type NameOn = (server: string, playerKey: string) => string;

/** Used in the audit log of a server on which the player never played. */
const UNKNOWN_THERE = 'a player of another server';

/**
 * Fetches the names of players on each server separately, because readers of a server's audit log may not know their
 * names elsewhere.
 */
export async function fetchNamesByServer(
  db: Kysely<DB>,
  servers: readonly string[],
  playerKeys: readonly string[],
): Promise<NameOn> {
  const names = new Map<string, ReadonlyMap<string, string>>();
  for (const server of servers) names.set(server, await fetchShownNames(db, [server], playerKeys));
  return (server, playerKey) => names.get(server)?.get(playerKey) ?? UNKNOWN_THERE;
}
