import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';

export type WaitingSource = { readonly game: string; readonly source: string };

/** Returns the sources with pending payloads; only those of one key, if it is given. */
export async function fetchWaitingSources(db: Kysely<DB>, key?: string): Promise<WaitingSource[]> {
  return await db
    .selectFrom('core.payloads')
    .select(['game', 'source'])
    .distinct()
    .where('status', '=', 'new')
    .$if(key !== undefined, (query) => query.where('source', '=', key ?? ''))
    .orderBy('source')
    .orderBy('game')
    .execute();
}
