import { sql } from 'kysely';
import type { DeliverTools } from './deliver-tools.ts';
import type { DuePost } from '../due-post.ts';

type Finished = {
  readonly print: string;
  /** When it is looked at again; null: when something changes. */
  readonly again: Date | null;
  /** Tries to draw what is missing of it. */
  readonly attempts?: number;
};

/** Keeps what a message says now. What was planned for it meanwhile stays due. */
export async function finishEdit(
  { db, now }: DeliverTools,
  { target, kind, anchor, generation, dueAt }: DuePost,
  { print, again, attempts = 0 }: Finished,
): Promise<void> {
  await sql`
    update core.posts set print = ${print}, edited_at = ${now()}, attempts = ${attempts}, problem = null,
      due_at = case when due_at = ${dueAt} then ${again}::timestamptz else due_at end
    where target = ${target.key} and kind = ${kind} and anchor = ${anchor} and generation = ${generation}
      and state = 'posted'`.execute(db);
}
