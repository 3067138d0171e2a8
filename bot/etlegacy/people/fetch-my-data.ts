import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { fetchAudit } from '../../../people/audit.ts';
import { wordOrder } from '../../../people/word-order.ts';
import { fetchMerges } from '../../../stats/etlegacy/players/fetch-merges.ts';
import { keysOf, personOf } from '../../../stats/etlegacy/players/merges.ts';

export type MyDataQuery = {
  readonly account: string;
  /** Servers that are shown where the account asks: of these are the names, and who is merged with whom. */
  readonly servers: readonly string[];
  /** Of these servers is what it did: those that are shown and those that it administers. */
  readonly actedOn: readonly string[];
  /** Where it asks, as `placeOf` writes it; what it did to no server in particular is shown where it did it. */
  readonly place: string;
};

/**
 * What is stored about an account, for its owner: what it said, chose and did, and the names it played under. Anybody may link an
 * unclaimed player, so nothing of a server is in it that is not shown where they ask.
 */
export async function fetchMyData(
  db: Kysely<DB>,
  { account, servers, actedOn, place }: MyDataQuery,
): Promise<Record<string, unknown>> {
  const owner = `user/${account}`;
  const links = await db
    .selectFrom('core.links')
    .select(['linked_at', 'game', 'subject', 'proof', 'place'])
    .where('account', '=', account)
    .orderBy(wordOrder('core.links', 'linked_at'))
    .execute();
  const settings = await db
    .selectFrom('core.settings')
    .select(['set_at', 'name', 'value'])
    .where('owner', '=', owner)
    .orderBy(wordOrder('core.settings', 'set_at'))
    .execute();
  const lines = await fetchAudit(db, { servers: actedOn, place, account });
  const actions = lines.toReversed().map(({ doneAt, serverKey, place: at, action, subject, details }) => ({
    done_at: doneAt,
    place: at,
    action,
    subject,
    server_key: serverKey,
    details,
  }));
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
  return { account, links, settings, actions, merged, names };
}
