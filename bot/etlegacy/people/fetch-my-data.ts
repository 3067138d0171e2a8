import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { wordOrder } from '../../../people/word-order.ts';
import { fetchMerges } from '../../../stats/etlegacy/players/fetch-merges.ts';
import { keysOf, personOf } from '../../../stats/etlegacy/players/merges.ts';

/**
 * Everything stored about an account, for its owner: what it said, chose and did, and the names it played under.
 *
 * @param servers whose admins say which players are one person.
 */
export async function fetchMyData(
  db: Kysely<DB>,
  account: string,
  servers: readonly string[],
): Promise<Record<string, unknown>> {
  const owner = `user/${account}`;
  const links = await db
    .selectFrom('core.links')
    .select(['linked_at', 'game', 'subject', 'proof'])
    .where('account', '=', account)
    .orderBy(wordOrder('core.links', 'linked_at'))
    .execute();
  const settings = await db
    .selectFrom('core.settings')
    .select(['set_at', 'name', 'value'])
    .where('owner', '=', owner)
    .orderBy(wordOrder('core.settings', 'set_at'))
    .execute();
  const actions = await db
    .selectFrom('core.audit')
    .select(['done_at', 'place', 'action', 'subject', 'server_key', 'details'])
    .where('actor', '=', owner)
    .orderBy('id')
    .execute();
  const merges = await fetchMerges(db, servers);
  const people = links.flatMap(({ subject }) => (subject === null ? [] : [personOf(merges, subject)]));
  const keys = keysOf(merges, people);
  const names =
    keys.length === 0
      ? []
      : await db
          .selectFrom('etlegacy.player_names')
          .select(['player_key', 'name', 'first_seen', 'last_seen', 'rounds'])
          .where('player_key', 'in', keys)
          .orderBy('first_seen')
          .execute();
  const merged = keys.flatMap((key) => (merges.has(key) ? [{ key, countsAs: personOf(merges, key) }] : []));
  return { account, links, settings, actions, merged, names };
}
