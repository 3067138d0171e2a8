import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';

/** Why pending files of a source are not imported at the moment, for a reason that the files did not cause. */
export type HoldUp = { readonly source: string; readonly say: string; readonly since: Date };

export async function fetchHoldUps(db: Kysely<DB>): Promise<HoldUp[]> {
  return await db
    .selectFrom('core.holdups')
    .select(['source', 'say', 'since'])
    .orderBy('source')
    .orderBy('game')
    .execute();
}
