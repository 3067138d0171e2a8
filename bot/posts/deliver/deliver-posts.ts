// Posts and edits what is due, channel by channel in order, several channels at once. Safe to run twice, at any time and in
// several processes.
import { setTimeout as sleep } from 'node:timers/promises';
import PQueue from 'p-queue';
import { type DeliverTools, pauseAfter } from './deliver-tools.ts';
import { changePost, type DuePost, fetchDuePosts, fetchNextDue } from '../due-post.ts';
import { editPost } from './edit-post.ts';
import { resumePost, sendDuePost } from './send-post.ts';
import { isPaused, resumeTargets } from './target-health.ts';
import { UnbuiltError } from './while-claimed.ts';

/** Channels at once. */
const CHANNELS = 4;
/** What becomes due within this time is waited for; the sweep of every minute finds the rest. */
const AHEAD_MS = 45_000;
const LOOK_MS = 500;

/** Delivers everything that is due now. @returns the number of posts that were looked at. */
export async function deliverDue(tools: DeliverTools, signal?: AbortSignal): Promise<number> {
  let done = 0;
  for (;;) {
    signal?.throwIfAborted();
    const due = await fetchDuePosts(tools.db, gamesOf(tools), tools.now());
    if (due.length === 0) return done;
    const queue = new PQueue({ concurrency: CHANNELS });
    const channels = [...Map.groupBy(due, ({ target }) => target.channel).values()];
    const turns = channels.map(async (posts) => queue.add(async () => deliverInOrder(tools, posts, signal)));
    // Every channel ends its turn before an error, such as a database that is away, ends the job.
    const failed = (await Promise.allSettled(turns)).find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') throw failed.reason;
    done += due.length;
  }
}

/** Posts of a game that this process does not know are left to those that do. */
function gamesOf({ games }: DeliverTools): string[] {
  return games.map(({ game }) => game);
}

/** Delivers what is due and what becomes due soon. `looked` remembers when each paused target was checked. */
export async function deliverPosts(
  tools: DeliverTools,
  looked: Map<string, number>,
  signal: AbortSignal,
): Promise<void> {
  await resumeTargets(tools, looked);
  for (;;) {
    await deliverDue(tools, signal);
    const next = await fetchNextDue(tools.db, gamesOf(tools));
    if (next === null || next.getTime() - tools.now().getTime() > AHEAD_MS) return;
    await sleep(LOOK_MS, undefined, { signal });
  }
}

/** An error in building a post, which is a bug, costs the post its turn and nothing else. */
async function deliverInOrder(
  tools: DeliverTools,
  posts: readonly DuePost[],
  signal: AbortSignal | undefined,
): Promise<void> {
  for (const post of posts) {
    if (signal?.aborted === true || (await isPaused(tools.db, post.target))) return;
    try {
      await deliverPost(tools, post);
    } catch (error) {
      const [stored, err] = error instanceof UnbuiltError ? [error.post, error.cause] : [post, error];
      tools.log.error({ err, target: post.target.key, kind: post.kind, anchor: post.anchor }, 'post.broken');
      await postpone(tools, stored);
    }
  }
}

async function deliverPost(tools: DeliverTools, post: DuePost): Promise<void> {
  switch (post.state) {
    case 'due':
      return sendDuePost(tools, post);
    case 'sending':
      return resumePost(tools, post);
    case 'posted':
      return editPost(tools, post);
    case 'removed':
    case 'lost':
    case 'skipped':
    case 'failed':
      return;
  }
}

async function postpone({ db, now }: DeliverTools, post: DuePost): Promise<void> {
  const pauseMs = pauseAfter(post.attempts + 1);
  const problem = 'It could not be built; the log says why (post.broken).';
  if (pauseMs !== null)
    await changePost(db, post, {
      due_at: new Date(now().getTime() + pauseMs),
      attempts: post.attempts + 1,
      problem,
    });
  else
    await changePost(db, post, {
      due_at: null,
      problem,
      ...(post.state === 'posted' ? {} : { state: 'failed' }),
    });
}
