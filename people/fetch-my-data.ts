import type { Kysely } from 'kysely';
import type { DB } from '../database/schema.ts';
import { fetchAudit } from './audit.ts';
import { wordOrder } from '../database/word-order.ts';

export type MyDataQuery = {
  readonly account: string;
  /** Sources that are shown where the account asks and those that it administers: what it did to them is returned. */
  readonly actedOn: readonly string[];
  /** Where it asks, as `placeOf` writes it; what it did to no source in particular is shown where it did it. */
  readonly place: string;
};

/** Returns what is stored about an account in every game, for its owner: what it said, chose and did. */
export async function fetchMyData(
  db: Kysely<DB>,
  { account, actedOn, place }: MyDataQuery,
): Promise<Record<string, unknown>> {
  const links = await db
    .selectFrom('core.links')
    .select(['linked_at', 'game', 'subject', 'proof', 'place'])
    .where('account', '=', account)
    .orderBy(wordOrder('core.links', 'linked_at'))
    .execute();
  const settings = await db
    .selectFrom('core.settings')
    .select(['set_at', 'name', 'value'])
    .where('owner', '=', `user/${account}`)
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
  const claims = await db
    .selectFrom('core.claims')
    .select(['game', 'code', 'ends_at', 'state', 'subject', 'place'])
    .where('account', '=', account)
    .execute();
  return { account, links, claims, settings, actions };
}
