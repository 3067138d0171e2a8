import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { findLinksOfPlayer } from '../../../people/find-link.ts';
import { fetchPrivateAccounts } from '../../../people/fetch-private-accounts.ts';
import { gameServers } from '../game-servers.ts';
import { fetchMerges } from '../merges/fetch-merges.ts';
import { keysOf, personOf } from '../merges/merges.ts';

/** Returns which of these people of some servers are linked to an account that keeps its card private. */
export async function fetchPrivatePlayers(
  db: Kysely<DB>,
  servers: readonly string[],
  people: readonly string[],
): Promise<ReadonlySet<string>> {
  if (people.length === 0) return new Set();
  const merges = await fetchMerges(db, servers);
  const links = await findLinksOfPlayer(db, gameServers.game, keysOf(merges, people));
  const accounts = links.map(({ account }) => account);
  const closed = await fetchPrivateAccounts(db, accounts);
  const theirs = links.filter(({ account }) => closed.has(account));
  return new Set(theirs.map(({ playerKey }) => personOf(merges, playerKey)));
}
