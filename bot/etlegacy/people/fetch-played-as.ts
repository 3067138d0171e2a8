import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { wordOrder } from '../../../database/word-order.ts';
import { fetchMerges } from '../../../stats/etlegacy/merges/fetch-merges.ts';
import { keysOf, personOf } from '../../../stats/etlegacy/merges/merges.ts';
import { GAME } from '../game.ts';

/**
 * Returns all players that an account was ever linked to, and their names. Anyone may link an unclaimed player, so only
 * names of the servers that are visible at the place of the request are returned.
 *
 * @param servers the visible servers; their admins decide which players are one person.
 */
export async function fetchPlayedAs(
  db: Kysely<DB>,
  account: string,
  servers: readonly string[],
): Promise<Record<string, unknown>> {
  const links = await db
    .selectFrom('core.links')
    .select('subject')
    .where('account', '=', account)
    .where('game', '=', GAME)
    .orderBy(wordOrder('core.links', 'linked_at'))
    .execute();
  const merges = await fetchMerges(db, servers);
  const people = links.flatMap(({ subject }) => (subject === null ? [] : [personOf(merges, subject)]));
  const keys = keysOf(merges, people);
  const names =
    keys.length === 0
      ? []
      : await db
          .selectFrom('etlegacy.player_names')
          .select(['server_key', 'player_key', 'name', 'first_seen', 'last_seen', 'rounds'])
          .where('player_key', 'in', keys)
          .where('server_key', '=', sql<string>`any(${servers}::text[])`)
          .orderBy('first_seen')
          .execute();
  const merged = keys.flatMap((key) => (merges.has(key) ? [{ key, countsAs: personOf(merges, key) }] : []));
  return { merged, names };
}
