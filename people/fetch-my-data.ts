import type { Kysely } from 'kysely';
import type { DB } from '../database/schema.ts';
import { wordOrder } from './word-order.ts';

/** What is stored about an account in every game, for its owner: what it said, chose and did. */
export async function fetchMyData(db: Kysely<DB>, account: string): Promise<Record<string, unknown>> {
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
  return { account, links, settings, actions };
}
