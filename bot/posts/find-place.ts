import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { DuePost } from './due-post.ts';
import type { Built } from '../framework/post-kind.ts';

/** States from which nothing more is to be expected. */
const OVER: ReadonlySet<string> = new Set(['removed', 'lost', 'skipped', 'failed']);

/** The channel or thread to which a post goes; null while the post in whose thread it belongs is not there yet. */
export async function findPlace(
  db: Kysely<DB>,
  { target }: DuePost,
  { within }: Built,
): Promise<string | null> {
  if (within === undefined) return target.channel;
  const parent = await db
    .selectFrom('core.posts')
    .select(['state', 'inside'])
    .where('target', '=', target.key)
    .where('kind', '=', within.kind)
    .where(sql<boolean>`covers && ${within.covers}::bigint[]`)
    .where('merged_into', 'is', null)
    .orderBy('planned_at')
    .orderBy('anchor')
    .limit(1)
    .executeTakeFirst();
  if (parent === undefined) return target.channel;
  if (parent.inside !== null) return parent.inside;
  return OVER.has(parent.state) ? target.channel : null;
}
