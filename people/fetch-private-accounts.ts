import { type Kysely, sql } from 'kysely';
import type { DB } from '../database/schema.ts';
import { wordOrder } from '../database/word-order.ts';

/** Returns which of these accounts keep their cards private. */
export async function fetchPrivateAccounts(
  db: Kysely<DB>,
  accounts: readonly string[],
): Promise<ReadonlySet<string>> {
  if (accounts.length === 0) return new Set();
  const owners = accounts.map((account) => `user/${account}`);
  const rows = await db
    .selectFrom('core.settings as s')
    .select(['s.owner', 's.value'])
    .distinctOn('s.owner')
    .where('s.owner', '=', sql<string>`any(${owners}::text[])`)
    .where('s.name', '=', 'privacy')
    .orderBy('s.owner')
    .orderBy(wordOrder('s', 'set_at'), 'desc')
    .execute();
  return new Set(
    rows.flatMap(({ owner, value }) => (value === 'private' ? [owner.slice('user/'.length)] : [])),
  );
}
