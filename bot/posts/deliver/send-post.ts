// Sends a post for the first time, exactly once whatever happens: `sending` is committed, then it is sent under a nonce,
// then its id is kept. What is found in `sending` is sent again under the same nonce within a minute; later it is looked
// for in its channel, and without the right to look it is given up as lost.
import type { Built } from '../../framework/post-kind.ts';
import type { Refusal } from '../courier.ts';
import { type DeliverTools, findKind, LEASE_MS, pauseAfter, UNKNOWN_KIND_MS } from './deliver-tools.ts';
import { changePost, dropPost, type DuePost, fetchMessageOf, settlePost } from '../due-post.ts';
import { findClosed } from './find-closed.ts';
import { findPlace } from './find-place.ts';
import { endOfQuiet } from '../in-quiet-hours.ts';
import { HIDDEN, isHidden } from '../is-hidden.ts';
import { markMessage, markOf, nonceOf, type PostKey } from './mark-message.ts';
import { buildPost, drawPost, printOf } from '../render-post.ts';
import { noteFailure, noteSuccess, pauseTarget } from './target-health.ts';
import { whileClaimed } from './while-claimed.ts';
import { withRolePing } from './with-role-ping.ts';

/** How long Discord is trusted to remember a nonce: it says "the past few minutes". */
const NONCE_MS = 60_000;
/** Words are not kept waiting for pictures: those follow by an edit. */
const PATIENCE_MS = 1_200;
const WAIT_MS = 2_000;
/** After a search that failed. */
const SEEK_MS = 30_000;

/** A post in state `due`. */
export async function sendDuePost(tools: DeliverTools, post: DuePost): Promise<void> {
  const { db, now } = tools;
  const kind = findKind(tools, post.target.game, post.kind);
  if (kind === undefined) return void (await changePost(db, post, { due_at: later(tools, UNKNOWN_KIND_MS) }));
  if (isHidden(tools, post)) return skip(tools, post, HIDDEN);
  if (post.expiresAt <= now()) return skip(tools, post, 'It was too late when it could be posted.');
  const quietUntil = kind.inQuietHours === 'come' ? null : endOfQuiet(post.target, now());
  if (quietUntil !== null) {
    if (kind.inQuietHours === 'leave-out') return skip(tools, post, 'It fell into the quiet hours.');
    return void (await changePost(db, post, { due_at: quietUntil }));
  }
  const built = await buildPost(tools, kind, post);
  if (built === null) return dropPost(db, post);
  const channel = await findPlace(db, post, built);
  if (channel === null) return void (await changePost(db, post, { due_at: later(tools, WAIT_MS) }));
  if (post.target.lastOkAt === null && !(await mayPost(tools, post))) return;
  const claimed = {
    ...post,
    state: 'sending' as const,
    channel,
    sentAt: now(),
    dueAt: later(tools, LEASE_MS),
  };
  const isMine = await changePost(db, post, {
    state: 'sending',
    channel,
    sent_at: claimed.sentAt,
    due_at: claimed.dueAt,
  });
  if (isMine) await send(tools, claimed, { built, isFirst: true });
}

/** A post in state `sending` whose deliverer has not finished. */
export async function resumePost(tools: DeliverTools, post: DuePost): Promise<void> {
  const { db, now, courier } = tools;
  const kind = findKind(tools, post.target.game, post.kind);
  const { channel, sentAt } = post;
  if (kind === undefined || channel === null || sentAt === null)
    return void (await changePost(db, post, { due_at: later(tools, UNKNOWN_KIND_MS) }));
  const claimed = { ...post, dueAt: later(tools, LEASE_MS) };
  if (!(await changePost(db, post, { due_at: claimed.dueAt }))) return;
  const isEarly = now().getTime() - sentAt.getTime() < NONCE_MS;
  const isOver = isHidden(tools, post);
  // It may still arrive, so it is looked for later.
  if (isEarly && isOver) return void (await changePost(db, claimed, { due_at: later(tools, NONCE_MS) }));
  if (isEarly) return sendAgain(tools, claimed);
  const found = await courier.seek(channel, { mark: markOf(keyOf(claimed)), since: sentAt });
  if (!found.ok) {
    if (found.code === 'BLIND') return lose(tools, claimed, BLIND);
    // A search that fails is no try to send; it ends with the time in which it could be sent again.
    if (found.code === 'UNKNOWN') {
      if (post.expiresAt <= now()) return lose(tools, claimed, `${UNFOUND} ${found.say}`);
      tools.log.warn({ target: post.target.key, kind: post.kind, say: found.say }, 'post.unsearched');
      return void (await changePost(db, claimed, { due_at: later(tools, SEEK_MS), problem: found.say }));
    }
    return handleRefusal(tools, claimed, { refusal: found, isFirst: false });
  }
  if (found.id !== null) return settle(tools, claimed, { id: found.id, print: null });
  if (isOver) return skip(tools, claimed, HIDDEN);
  if (post.expiresAt <= now()) return skip(tools, claimed, 'It was too late when it could be posted.');
  const again = { ...claimed, sentAt: now() };
  if (await changePost(db, claimed, { sent_at: again.sentAt })) await sendAgain(tools, again);
}

async function sendAgain(tools: DeliverTools, post: DuePost): Promise<void> {
  const kind = findKind(tools, post.target.game, post.kind);
  const built =
    kind === undefined ? null : await whileClaimed(post, async () => buildPost(tools, kind, post));
  // It may have arrived while there was something to say, so it is looked for later.
  if (built === null) return void (await changePost(tools.db, post, { due_at: later(tools, NONCE_MS) }));
  await send(tools, post, { built, isFirst: false });
}

type Sending = {
  readonly built: Built;
  /** It cannot have arrived before. */
  readonly isFirst: boolean;
};

async function send(tools: DeliverTools, post: DuePost, { built, isFirst }: Sending): Promise<void> {
  const { reply, pingRole } = built;
  const { message, isComplete } = await whileClaimed(post, async () => drawPost(tools, reply, PATIENCE_MS));
  // A process that was frozen meanwhile leaves the post to the one that has taken it over.
  if (tools.now() >= post.dueAt) return;
  const key = keyOf(post);
  const marked = withRolePing(markMessage(message, markOf(key)), pingRole);
  const sent = await tools.courier.send(key.channel, { message: marked, nonce: nonceOf(key) });
  if (!sent.ok) return handleRefusal(tools, post, { refusal: sent, isFirst });
  // Of two messages with one nonce the first one counts, so what an earlier try said is not known.
  const print = isFirst && isComplete ? printOf(reply) : null;
  await settle(tools, post, { id: sent.id, print });
}

const UNSETTLED = ['sending', 'lost', 'skipped', 'failed'] as const;

type Arrived = { readonly id: string; readonly print: string | null };

/** Keeps the id, and has the post compared with the truth once more, which may have changed meanwhile. */
async function settle(tools: DeliverTools, post: DuePost, { id, print }: Arrived): Promise<void> {
  const { db, now, courier } = tools;
  const columns = { message: id, print, posted_at: now(), due_at: now(), attempts: 0, problem: null };
  // Another deliverer may have given it up meanwhile: it is there all the same.
  if (await settlePost(db, post, { state: 'posted', ...columns }, UNSETTLED))
    return noteSuccess(tools, post.target);
  const kept = await fetchMessageOf(db, post);
  // Another deliverer sent or found it meanwhile, so one of the two messages has to go.
  if (kept !== null && kept !== id) await courier.remove(keyOf(post).channel, id);
}

type Refused = { readonly refusal: Refusal; readonly isFirst: boolean };

async function handleRefusal(
  tools: DeliverTools,
  post: DuePost,
  { refusal, isFirst }: Refused,
): Promise<void> {
  const { db, now } = tools;
  const { code, say, waitMs = WAIT_MS } = refusal;
  const isThread = post.channel !== post.target.channel;
  // Nothing arrived, so it may be sent elsewhere next time.
  const back = isFirst ? ({ state: 'due', sent_at: null, channel: null } as const) : {};
  switch (code) {
    case 'GONE':
      // The nonce of a message that a moderator deleted.
      return void (await settlePost(db, post, { state: 'removed', due_at: null, problem: say }));
    case 'LATER':
      return void (await settlePost(db, post, { ...back, due_at: later(tools, waitMs) }));
    case 'CLOSED':
    case 'ARCHIVED':
      if (isThread) return leaveThread(tools, post, { refusal, isFirst });
      await settlePost(db, post, { ...back, due_at: now(), problem: say });
      return pauseTarget(tools, post.target, say);
    case 'REFUSED':
      return giveUp(tools, post, say);
    case 'UNKNOWN': {
      // Counted here and not when it is claimed: that its process died says nothing about the post.
      const attempts = post.attempts + 1;
      const pauseMs = pauseAfter(attempts);
      if (pauseMs === null) return giveUp(tools, post, say);
      return void (await settlePost(db, post, { due_at: later(tools, pauseMs), attempts, problem: say }));
    }
  }
}

/**
 * Posts of a thread that a moderator deleted are not wanted; one that is only locked is named. Where a right was taken, the
 * target is paused, or posts go to the channel.
 */
async function leaveThread(tools: DeliverTools, post: DuePost, { refusal, isFirst }: Refused): Promise<void> {
  const { db, courier } = tools;
  const { target, channel: thread } = post;
  if (refusal.code === 'ARCHIVED' || thread === null) return giveUp(tools, post, refusal.say);
  const back = isFirst ? ({ state: 'due', sent_at: null, channel: null } as const) : {};
  const again = { ...back, due_at: later(tools, isFirst ? WAIT_MS : SEEK_MS), problem: refusal.say };
  if ((await findClosed(courier, target)) !== null) {
    await settlePost(db, post, again);
    return pauseTarget(tools, target, refusal.say);
  }
  const check = await courier.check(thread);
  if (check.ok) {
    const isWithin = db
      .updateTable('core.posts')
      .set({ inside: target.channel })
      .where('target', '=', target.key);
    await isWithin.where('inside', '=', thread).execute();
    return void (await settlePost(db, post, again));
  }
  const problem = 'The thread that it belongs in was deleted.';
  await settlePost(db, post, { state: 'skipped', due_at: null, problem });
}

async function giveUp(tools: DeliverTools, post: DuePost, say: string): Promise<void> {
  const attempts = post.attempts + 1;
  await settlePost(tools.db, post, { state: 'failed', due_at: null, attempts, problem: say });
  await noteFailure(tools, post.target, say);
  tools.log.error({ target: post.target.key, kind: post.kind, say }, 'post.failed');
}

const BLIND = 'Whether it was posted is not known, and the bot may not read the history of the channel.';
const UNFOUND = 'Whether it was posted is not known, and it could not be looked for until it was too late.';

async function lose(tools: DeliverTools, post: DuePost, say: string): Promise<void> {
  await settlePost(tools.db, post, { state: 'lost', due_at: null, problem: say });
  await noteFailure(tools, post.target, say);
  tools.log.error({ target: post.target.key, kind: post.kind, channel: post.channel }, 'post.lost');
}

async function skip({ db }: DeliverTools, post: DuePost, problem: string): Promise<void> {
  await changePost(db, post, { state: 'skipped', due_at: null, problem });
}

/** Asked before the first post of a target: what is missing is named before anything fails. */
async function mayPost(tools: DeliverTools, post: DuePost): Promise<boolean> {
  const closed = await findClosed(tools.courier, post.target);
  if (closed === null) return true;
  if (closed.code === 'CLOSED') await pauseTarget(tools, post.target, closed.say);
  else await changePost(tools.db, post, { due_at: later(tools, closed.waitMs ?? LEASE_MS) });
  return false;
}

function keyOf({ channel, target, kind, anchor, generation }: DuePost): PostKey {
  return { channel: channel ?? target.channel, game: target.game, kind, anchor, generation };
}

function later({ now }: DeliverTools, ms: number): Date {
  return new Date(now().getTime() + ms);
}
