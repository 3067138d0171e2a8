import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { fetchForgotten } from '../../../database/etlegacy/fetch-forgotten.ts';
import { findLinksOfPlayer } from '../../../people/find-link.ts';
import { fetchPrivateAccounts } from '../../../people/fetch-private-accounts.ts';
import { gameServers } from '../game-servers.ts';
import { keysOf, type Merges, personOf } from '../merges/merges.ts';

/** Returns which of these people are linked to an account that keeps its card private, or were forgotten. */
export async function fetchPrivatePlayers(
  db: Kysely<DB>,
  merges: Merges,
  people: readonly string[],
): Promise<ReadonlySet<string>> {
  if (people.length === 0) return new Set();
  const links = await findLinksOfPlayer(db, gameServers.game, keysOf(merges, people));
  const accounts = links.map(({ account }) => account);
  const closed = await fetchPrivateAccounts(db, accounts);
  const theirs = links.filter(({ account }) => closed.has(account)).map(({ playerKey }) => playerKey);
  const forgotten = await fetchForgotten(db);
  const former = people.filter((key) => forgotten.has(key));
  return new Set([...theirs.map((key) => personOf(merges, key)), ...former]);
}
