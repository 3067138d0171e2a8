import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';

/** Keys of the servers of which payloads wait to be imported. */
export async function fetchWaitingSources(db: Kysely<DB>): Promise<string[]> {
  const rows = await db
    .selectFrom('core.payloads')
    .select('source')
    .distinct()
    .where('status', '=', 'new')
    .orderBy('source')
    .execute();
  return rows.map(({ source }) => source);
}
