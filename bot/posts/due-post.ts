// Posts that the deliverer has to look at, and the statements by which several deliverers share them.
import { type Kysely, sql, type Updateable } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { PostState, PostTable } from '../../database/schema/core.ts';
import { type Target, toTarget } from '../framework/post-target.ts';
import { isPost } from './post-key.ts';

export type DuePost = {
  readonly target: Target;
  readonly kind: string;
  readonly anchor: number;
  readonly generation: number;
  readonly about: number;
  readonly covers: readonly number[];
  readonly scope: string;
  readonly subject: string;
  readonly state: PostState;
  readonly dueAt: Date;
  readonly expiresAt: Date;
  readonly sentAt: Date | null;
  readonly channel: string | null;
  readonly message: string | null;
  readonly inside: string | null;
  readonly mergedInto: number | null;
  readonly print: string | null;
  readonly postedAt: Date | null;
  readonly editedAt: Date | null;
  readonly attempts: number;
  /** Changes with every write of the post. */
  readonly version: string;
};

const MOST = 200;

/** Returns what is due for these games, in targets that are neither paused, held nor removed, in the order in which it is to be posted. */
export async function fetchDuePosts(db: Kysely<DB>, games: readonly string[], now: Date): Promise<DuePost[]> {
  const rows = await db
    .selectFrom('core.posts as p')
    .innerJoin('core.targets as t', 't.key', 'p.target')
    .selectAll('t')
    .select(['p.kind', 'p.anchor', 'p.generation', 'p.about', 'p.covers', 'p.scope', 'p.subject', 'p.state'])
    .select(['p.due_at as dueAt', 'p.expires_at as expiresAt', 'p.sent_at as sentAt', 'p.attempts'])
    .select(['p.channel as postChannel', 'p.message', 'p.inside', 'p.merged_into as mergedInto', 'p.print'])
    .select(['p.posted_at as postedAt', 'p.edited_at as editedAt', sql<string>`p.xmin::text`.as('version')])
    .where('p.due_at', '<=', now)
    .where('t.game', '=', sql<string>`any(${games}::text[])`)
    .where('t.removed_at', 'is', null)
    .where('t.paused_at', 'is', null)
    .where('t.held_at', 'is', null)
    .orderBy('p.due_at')
    // What happened first, where several wait for one thing.
    .orderBy('p.expires_at')
    .orderBy('p.planned_at')
    .orderBy('p.anchor')
    .orderBy('p.target')
    .limit(MOST)
    .execute();
  return rows.map((row) => ({
    target: toTarget(row),
    kind: row.kind,
    anchor: row.anchor,
    generation: row.generation,
    about: row.about,
    covers: row.covers,
    scope: row.scope,
    subject: row.subject,
    state: row.state,
    dueAt: row.dueAt ?? now,
    expiresAt: row.expiresAt,
    sentAt: row.sentAt,
    channel: row.postChannel,
    message: row.message,
    inside: row.inside,
    mergedInto: row.mergedInto,
    print: row.print,
    postedAt: row.postedAt,
    editedAt: row.editedAt,
    attempts: row.attempts,
    version: row.version,
  }));
}

/** When the next post is due; null when nothing is. */
export async function fetchNextDue(db: Kysely<DB>, games: readonly string[]): Promise<Date | null> {
  const { rows } = await sql<{ next: Date | null }>`
    select min(p.due_at) as next from core.posts as p join core.targets as t on t.key = p.target
    where p.due_at is not null and t.game = any(${games}::text[]) and t.removed_at is null and t.paused_at is null
      and t.held_at is null`.execute(db);
  return rows[0]?.next ?? null;
}

/**
 * Changes a post if it is still as it was read: in the same state and due at the same time. Of several deliverers one
 * succeeds, and a plan that was made meanwhile stays.
 *
 * @returns whether it was.
 */
export async function changePost(
  db: Kysely<DB>,
  post: DuePost,
  columns: Updateable<PostTable>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('core.posts')
    .set(columns)
    .where(isPost({ ...post, target: post.target.key }))
    .where('state', '=', post.state)
    .where('due_at', '=', post.dueAt)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/**
 * Ends a sending, also one that another deliverer has taken over. @returns whether it was still going on.
 *
 * @param from states in which it may be.
 */
export async function settlePost(
  db: Kysely<DB>,
  post: DuePost,
  columns: Updateable<PostTable>,
  from: readonly PostState[] = ['sending'],
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('core.posts')
    .set(columns)
    .where(isPost({ ...post, target: post.target.key }))
    .where('state', 'in', from)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function fetchMessageOf(db: Kysely<DB>, post: DuePost): Promise<string | null> {
  const row = await db
    .selectFrom('core.posts')
    .select('message')
    .where(isPost({ ...post, target: post.target.key }))
    .executeTakeFirst();
  return row?.message ?? null;
}

/** Takes back a post that was never sent, unless it was planned again since it was read: then it has something to say. */
export async function dropPost(db: Kysely<DB>, post: DuePost): Promise<void> {
  await db
    .deleteFrom('core.posts')
    .where(isPost({ ...post, target: post.target.key }))
    .where('state', '=', 'due')
    .where(sql<boolean>`xmin::text = ${post.version}`)
    .execute();
}
