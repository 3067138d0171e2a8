import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { findLinksOfPlayer } from '../../../people/find-link.ts';
import { fetchPrivacy } from '../../../people/settings.ts';
import { fetchMerges } from '../../../stats/etlegacy/merges/fetch-merges.ts';
import { keysOf, personOf } from '../../../stats/etlegacy/merges/merges.ts';
import { GAME } from '../game.ts';

/** Returns which of these people of a server are linked to an account that keeps its card private. */
export async function fetchPrivatePlayers(
  db: Kysely<DB>,
  server: string,
  people: readonly string[],
): Promise<ReadonlySet<string>> {
  if (people.length === 0) return new Set();
  const merges = await fetchMerges(db, [server]);
  const links = await findLinksOfPlayer(db, GAME, keysOf(merges, people));
  const hidden = new Set<string>();
  for (const { account, playerKey } of links)
    if ((await fetchPrivacy(db, account)) === 'private') hidden.add(personOf(merges, playerKey));
  return hidden;
}
