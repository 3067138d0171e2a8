// Settings of a person. A setting is a fact: the latest one counts.
import type { Kysely } from 'kysely';
import type { DB } from '../database/schema.ts';
import { wordOrder } from '../database/word-order.ts';

/** private: others see name and rounds only. */
export const USER_SETTINGS = { privacy: ['open', 'private'] } as const;
export type Privacy = (typeof USER_SETTINGS)['privacy'][number];

export async function fetchPrivacy(db: Kysely<DB>, account: string): Promise<Privacy> {
  const row = await db
    .selectFrom('core.settings')
    .select('value')
    .where('owner', '=', `user/${account}`)
    .where('name', '=', 'privacy')
    .orderBy(wordOrder('core.settings', 'set_at'), 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.value === 'private' ? 'private' : 'open';
}

export async function storePrivacy(db: Kysely<DB>, account: string, value: Privacy): Promise<void> {
  const owner = `user/${account}`;
  await db.insertInto('core.settings').values({ set_by: owner, owner, name: 'privacy', value }).execute();
}
