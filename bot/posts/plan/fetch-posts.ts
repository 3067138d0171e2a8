import { type Transaction, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import type { StoredPost } from './match-wishes.ts';

export type PlannedPost = StoredPost & {
  readonly kind: string;
  readonly mergedInto: number | null;
  readonly sentAt: Date | null;
  readonly postedAt: Date | null;
  readonly attempts: number;
};

const COLUMNS = [
  'kind',
  'anchor',
  'generation',
  'covers',
  'state',
  'planned_at as plannedAt',
  'merged_into as mergedInto',
  'sent_at as sentAt',
  'posted_at as postedAt',
  'attempts',
] as const;

/** Locks and returns the posts of a kind that report any of this. */
export async function fetchCoveringPosts(
  trx: Transaction<DB>,
  target: string,
  kind: string,
  covers: readonly number[],
): Promise<PlannedPost[]> {
  if (covers.length === 0) return [];
  return await trx
    .selectFrom('core.posts')
    .select(COLUMNS)
    .where('target', '=', target)
    .where('kind', '=', kind)
    .where(sql<boolean>`covers && ${covers}::bigint[]`)
    .orderBy('anchor')
    .orderBy('generation')
    .forUpdate()
    .execute();
}
