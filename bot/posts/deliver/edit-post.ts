// Makes a posted message equal to what is true now. An edit may be repeated at will; without a difference there is none.
import { sql } from 'kysely';
import { messageLink } from '@discordjs/formatters';
import type { Reply } from '../../framework/reply/reply.ts';
import type { Built, PostKind } from '../../framework/post-kind.ts';
import type { Done, Refusal, Sent } from '../courier.ts';
import { type DeliverTools, findKind, LEASE_MS, pauseAfter, UNKNOWN_KIND_MS } from './deliver-tools.ts';
import { changePost, type DuePost } from '../due-post.ts';
import { findLastContent } from './find-last-content.ts';
import { finishEdit } from './finish-edit.ts';
import { isHidden } from '../is-hidden.ts';
import { markMessage, markOf } from './mark-message.ts';
import { buildPost, drawPost, FORGOTTEN, pointTo, printOf, unfinished } from '../render-post.ts';
import { noteFailure, noteSuccess, pauseTarget } from './target-health.ts';
import { whileClaimed } from './while-claimed.ts';
import { withRolePing } from './with-role-ping.ts';

/** A picture may take long here: the words are there already. */
const PICTURE_MS = 20_000;
/** Discord allows 3 edits of messages older than an hour in 6 s and channel. */
const OLD_MS = 3_600_000;
const WINDOW_MS = 6_000;
const EDITS = 3;
const WAIT_MS = 2_000;

/** A post in state `posted`. */
export async function editPost(tools: DeliverTools, post: DuePost): Promise<void> {
  const { channel, message } = post;
  if (channel === null || message === null) return void (await changePost(tools.db, post, { due_at: null }));
  const kind = findKind(tools, post.target.game, post.kind);
  if (kind === undefined)
    return void (await changePost(tools.db, post, { due_at: later(tools, UNKNOWN_KIND_MS) }));
  const content = await findContent(tools, kind, post);
  if (content === 'as it is') return void (await changePost(tools.db, post, { due_at: null, attempts: 0 }));
  if (content === null) return void (await changePost(tools.db, post, { due_at: later(tools, WAIT_MS) }));
  const { reply, thread, pingRole } = content;
  const again = kind.standing === undefined ? null : later(tools, kind.standing.everyS * 1000);
  const print = printOf(reply);
  if (print === post.print) return openInside(tools, post, { thread, again });
  if (await isThrottled(tools, post))
    return void (await changePost(tools.db, post, { due_at: later(tools, WAIT_MS) }));
  const claimed = { ...post, dueAt: later(tools, LEASE_MS) };
  if (!(await changePost(tools.db, post, { due_at: claimed.dueAt }))) return;
  const drawn = await whileClaimed(claimed, async () => drawPost(tools, reply, PICTURE_MS));
  const wasUnfinished = post.print === unfinished(print);
  // Its words are there already.
  if (drawn.isComplete || !wasUnfinished) {
    const mark = markOf({ ...post, channel, game: post.target.game });
    const marked = withRolePing(markMessage(drawn.message, mark), pingRole);
    const edited = await editAnyhow(tools, { channel, message }, marked);
    if (!edited.ok) return handleRefusal(tools, claimed, edited);
    await noteSuccess(tools, post.target);
  }
  const attempts = wasUnfinished ? post.attempts + 1 : 1;
  const pauseMs = drawn.isComplete ? null : pauseAfter(attempts);
  const next = thread === undefined ? again : tools.now();
  await finishEdit(
    tools,
    claimed,
    pauseMs === null
      ? { print, again: next }
      : { print: unfinished(print), again: later(tools, pauseMs), attempts },
  );
}

type Content = Pick<Built, 'thread' | 'pingRole'> & { readonly reply: Reply };

/** null while the post to which it has to point is not there yet. */
async function findContent(
  tools: DeliverTools,
  kind: PostKind,
  post: DuePost,
): Promise<Content | 'as it is' | null> {
  if (isHidden(tools, post)) {
    const reply = await findLastContent(tools, kind, post);
    return reply === null ? 'as it is' : { reply };
  }
  const ofItsOwn = async () => (await buildPost(tools, kind, post)) ?? { reply: FORGOTTEN };
  if (post.mergedInto === null) return ofItsOwn();
  const first = await tools.db
    .selectFrom('core.posts')
    .select(['state', 'channel', 'message'])
    .where('target', '=', post.target.key)
    .where('kind', '=', post.kind)
    .where('anchor', '=', post.mergedInto)
    .orderBy('generation', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (first === undefined) return { reply: FORGOTTEN };
  if (first.channel === null || first.message === null)
    return first.state === 'due' || first.state === 'sending' ? null : ofItsOwn();
  return { reply: pointTo(messageLink(first.channel, first.message, post.target.guild)) };
}

type Opening = { readonly thread: string | undefined; readonly again: Date | null };

/** Opens the thread of a post that wants one; without permission posts within it go to the channel. */
async function openInside(tools: DeliverTools, post: DuePost, { thread, again }: Opening): Promise<void> {
  const { channel, message } = post;
  if (thread === undefined || post.inside !== null || channel === null || message === null)
    return void (await changePost(tools.db, post, { due_at: again, attempts: 0 }));
  const claimed = { ...post, dueAt: later(tools, LEASE_MS) };
  if (!(await changePost(tools.db, post, { due_at: claimed.dueAt }))) return;
  const opened = await openWhereAllowed(tools, { channel, message }, thread);
  if (!opened.ok && (opened.code === 'LATER' || opened.code === 'UNKNOWN' || opened.code === 'GONE'))
    return handleRefusal(tools, claimed, opened);
  if (!opened.ok) tools.log.warn({ target: post.target.key, say: opened.say }, 'post.without_thread');
  await changePost(tools.db, claimed, {
    inside: opened.ok ? opened.id : channel,
    due_at: again,
    attempts: 0,
  });
}

/** A thread in which the bot may not write would lose the posts that belong there. */
async function openWhereAllowed(
  { courier }: DeliverTools,
  { channel, message }: Place,
  thread: string,
): Promise<Sent> {
  const check = await courier.check(channel);
  if (check.ok && !check.mayOpenThreads)
    return { ok: false, code: 'CLOSED', say: 'The bot may not open threads there, or not write in them.' };
  return await courier.openThread(channel, message, thread);
}

type Place = { readonly channel: string; readonly message: string };

/** In a thread that has been archived meanwhile it is opened for the edit and closed again. */
async function editAnyhow(
  { courier }: DeliverTools,
  { channel, message }: Place,
  content: Parameters<DeliverTools['courier']['edit']>[2],
): Promise<Done> {
  const edited = await courier.edit(channel, message, content);
  if (edited.ok || edited.code !== 'ARCHIVED') return edited;
  const opened = await courier.reopenThread(channel);
  if (!opened.ok) return opened.code === 'CLOSED' ? edited : opened;
  const second = await courier.edit(channel, message, content);
  await courier.closeThread(channel);
  return second;
}

async function isThrottled({ db, now }: DeliverTools, { channel, postedAt }: DuePost): Promise<boolean> {
  const at = now().getTime();
  if (postedAt === null || at - postedAt.getTime() < OLD_MS) return false;
  const { edits } = await db
    .selectFrom('core.posts')
    .select(sql<number>`count(*)`.as('edits'))
    .where('channel', '=', channel)
    .where('edited_at', '>', new Date(at - WINDOW_MS))
    .where('edited_at', '<=', new Date(at))
    .where('posted_at', '<', new Date(at - OLD_MS))
    .executeTakeFirstOrThrow();
  return edits >= EDITS;
}

async function handleRefusal(tools: DeliverTools, post: DuePost, refusal: Refusal): Promise<void> {
  const { db, now } = tools;
  const { code, say, waitMs = WAIT_MS } = refusal;
  const stop = async (): Promise<void> => {
    await changePost(db, post, { due_at: null, attempts: 0, problem: say });
    await noteFailure(tools, post.target, say);
  };
  switch (code) {
    case 'GONE':
      return void (await changePost(db, post, { state: 'removed', due_at: null, problem: say }));
    case 'LATER':
      return void (await changePost(db, post, { due_at: later(tools, waitMs) }));
    case 'CLOSED':
    case 'ARCHIVED':
      if (post.channel !== post.target.channel) return stop();
      await changePost(db, post, { due_at: now(), problem: say });
      return pauseTarget(tools, post.target, say);
    case 'REFUSED':
      return stop();
    case 'UNKNOWN': {
      const pauseMs = pauseAfter(post.attempts + 1);
      if (pauseMs === null) return stop();
      return void (await changePost(db, post, {
        due_at: later(tools, pauseMs),
        attempts: post.attempts + 1,
        problem: say,
      }));
    }
  }
}

function later({ now }: DeliverTools, ms: number): Date {
  return new Date(now().getTime() + ms);
}
