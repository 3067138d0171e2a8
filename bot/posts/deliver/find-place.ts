import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import type { PostState } from '../../../database/schema/core.ts';
import type { DuePost } from '../due-post.ts';
import type { Built } from '../../framework/post-kind.ts';

type Parent = {
  readonly state: PostState;
  readonly dueAt: Date | null;
  readonly channel: string | null;
  readonly inside: string | null;
};

/** States from which no thread is to be expected. */
const OVER: ReadonlySet<PostState> = new Set(['removed', 'lost', 'skipped', 'failed']);

/** The channel or thread to which a post goes; null while the post in whose thread it belongs is not there yet. */
export async function findPlace(
  db: Kysely<DB>,
  { target }: DuePost,
  { within }: Built,
): Promise<string | null> {
  if (within === undefined) return target.channel;
  const parents = await db
    .selectFrom('core.posts')
    .select(['state', 'due_at as dueAt', 'channel', 'inside'])
    .where('target', '=', target.key)
    .where('kind', '=', within.kind)
    .where(sql<boolean>`covers && ${within.covers}::bigint[]`)
    .where('merged_into', 'is', null)
    .orderBy('planned_at')
    .orderBy('anchor')
    .execute();
  const here = parents.filter(({ channel }) => channel === null || channel === target.channel);
  const parent = here.find((one) => !isWithoutThread(one));
  return parent === undefined ? target.channel : parent.inside;
}

/** It has no thread and will get none. */
function isWithoutThread({ state, dueAt, inside }: Parent): boolean {
  if (inside !== null) return false;
  return OVER.has(state) || (state === 'posted' && dueAt === null);
}
