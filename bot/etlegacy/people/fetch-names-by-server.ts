import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { fetchShownNames } from '../../../stats/etlegacy/players/fetch-shown-names.ts';

/** How a player is called on a server. */
export type NameOn = (server: string, playerKey: string) => string;

/** In the audit log of a server on which somebody never played. */
const UNKNOWN_THERE = 'a player of another server';

/**
 * How players are called on each server by itself: the audit log of a server is read by people who may not know how they
 * are called elsewhere.
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
