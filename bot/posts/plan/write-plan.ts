// Writes what matching found into the posts of one kind of one target.
import type { Transaction } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import type { PlannedPost } from './fetch-posts.ts';
import type { Matched } from './match-wishes.ts';
import type { PostKind, Wish } from '../../framework/post-kind.ts';
import type { Target } from '../../framework/post-target.ts';
import { isPost } from '../post-key.ts';

type Plan = {
  readonly kind: PostKind;
  readonly target: Target;
  /** Nothing that happened before is posted. */
  readonly since: Date;
  readonly now: Date;
  readonly matched: Matched<PlannedPost>;
};

export async function writePlan(trx: Transaction<DB>, plan: Plan): Promise<void> {
  const { kept, merged, fresh } = plan.matched;
  for (const wish of fresh) if (isTimely(plan, wish)) await insertPost(trx, plan, { wish, generation: 1 });
  for (const { row, wish } of kept) {
    if (isWantedAgain(plan, row)) await insertPost(trx, plan, { wish, generation: row.generation + 1 });
    else await keepPost(trx, plan, { row, wish });
  }
  for (const { row, into } of merged) await mergePost(trx, plan, { row, into });
}

/** Late, old or small things are announced by nobody: back-fill, replay, a new target. */
function isTimely({ since, now }: Plan, wish: Wish): boolean {
  return wish.isTooSmall !== true && wish.expiresAt > now && wish.happenedAt >= since;
}

/** A standing post is made once more when it is gone and its kind was switched on since, or at once where its kind says so. */
function isWantedAgain({ kind, since }: Plan, row: PlannedPost): boolean {
  const isGone = row.state === 'removed' || row.state === 'lost' || row.state === 'failed';
  if (kind.standing === undefined || !isGone) return false;
  return row.plannedAt < since || (kind.standing.isRemade === true && row.state !== 'failed');
}

type New = { readonly wish: Wish; readonly generation: number };

async function insertPost(
  trx: Transaction<DB>,
  { kind, target, now }: Plan,
  { wish, generation }: New,
): Promise<void> {
  await trx
    .insertInto('core.posts')
    .values({
      target: target.key,
      kind: kind.name,
      anchor: wish.anchor,
      generation,
      ...contentOf(wish),
      planned_at: now,
      due_at: wish.dueAt,
      expires_at: wish.expiresAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

function contentOf(wish: Wish) {
  return { about: wish.anchor, covers: [...wish.covers], scope: wish.scope, subject: wish.subject };
}

type Kept = { readonly row: PlannedPost; readonly wish: Wish };

async function keepPost(trx: Transaction<DB>, plan: Plan, { row, wish }: Kept): Promise<void> {
  await updatePost(trx, plan, row, {
    ...contentOf(wish),
    merged_into: null,
    ...changeOf(plan, { row, wish }),
  });
}

type Change = {
  readonly state?: 'due' | 'sending';
  readonly due_at?: Date;
  readonly expires_at?: Date;
  readonly attempts?: number;
};

function changeOf(plan: Plan, { row, wish }: Kept): Change {
  const expiry = { expires_at: wish.expiresAt };
  switch (row.state) {
    case 'due':
      // One that failed before keeps its pause.
      return row.attempts === 0 ? { ...expiry, due_at: wish.dueAt } : expiry;
    case 'sending':
      return expiry;
    case 'posted':
      return { due_at: plan.now };
    case 'skipped':
    case 'failed': {
      const hasNews = wish.covers.some((id) => !row.covers.includes(id));
      if (!hasNews || !isTimely(plan, wish)) return {};
      // One that may have arrived is looked for first. News give it all its tries again.
      return { ...expiry, state: row.sentAt === null ? 'due' : 'sending', due_at: wish.dueAt, attempts: 0 };
    }
    case 'removed':
    case 'lost':
      break;
  }
  return {};
}

type Merge = { readonly row: PlannedPost; readonly into: PlannedPost };

/** What was never sent simply goes; what was posted points to the other. Its own cover stays, in case they part again. */
async function mergePost(trx: Transaction<DB>, plan: Plan, { row, into }: Merge): Promise<void> {
  if (row.state === 'due') return deletePost(trx, plan, row);
  if (row.state !== 'posted' && row.state !== 'sending') return;
  if (row.mergedInto === into.anchor) return;
  await updatePost(trx, plan, row, {
    merged_into: into.anchor,
    ...(row.state === 'posted' ? { due_at: plan.now } : {}),
  });
}

type Columns = Change & {
  readonly about?: number;
  readonly covers?: number[];
  readonly scope?: string;
  readonly subject?: string;
  readonly merged_into?: number | null;
};

async function updatePost(
  trx: Transaction<DB>,
  { target, kind }: Plan,
  { anchor, generation }: PlannedPost,
  columns: Columns,
): Promise<void> {
  await trx
    .updateTable('core.posts')
    .set(columns)
    .where(isPost({ target: target.key, kind: kind.name, anchor, generation }))
    .execute();
}

async function deletePost(
  trx: Transaction<DB>,
  { target, kind }: Plan,
  { anchor, generation }: PlannedPost,
): Promise<void> {
  await trx
    .deleteFrom('core.posts')
    .where(isPost({ target: target.key, kind: kind.name, anchor, generation }))
    .execute();
}
