// Turns a post into a message, from what is true now.
import { hash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Logger } from '../../core/logger.ts';
import type { DB } from '../../database/schema.ts';
import { ACCENT, textBlock } from '../framework/reply/blocks.ts';
import { buildMessage, type Drawn, type Message, pictureSlots } from '../framework/reply/build-message.ts';
import { checkLimits } from '../framework/reply/check-limits.ts';
import type { Pictures } from '../framework/reply/pictures.ts';
import type { PictureSlot, Reply } from '../framework/reply/reply.ts';
import { withTimeout } from '../framework/with-timeout.ts';
import type { Wording } from '../framework/wording.ts';
import type { Bindings } from '../../people/bindings.ts';
import type { DuePost } from './due-post.ts';
import { isHidden } from './is-hidden.ts';
import type { PostGame } from './post-game.ts';
import type { Built, PostKind } from '../framework/post-kind.ts';

export type RenderTools = {
  readonly db: Kysely<DB>;
  readonly log: Logger;
  /** null: posts are text. */
  readonly pictures: Pictures | null;
  readonly now: () => Date;
  readonly games: readonly PostGame[];
  /** A guild gets only what it may see. */
  readonly bindings: Bindings;
};

type Content = Pick<DuePost, 'target' | 'about' | 'covers' | 'scope' | 'subject' | 'state'> & {
  readonly isTest?: boolean;
};

/** Builds the content of a post; null when there is nothing to say. */
export async function buildPost(
  tools: Omit<RenderTools, 'log'>,
  kind: PostKind,
  { target, about, covers, scope, subject, state, isTest = false }: Content,
): Promise<Built | null> {
  const { db, pictures, now } = tools;
  const { settings = {} } = target.kinds[kind.name] ?? {};
  const wording = { ...WORDING, hasPictures: pictures !== null };
  const isSent = state !== 'due';
  return await kind.build(db, about, {
    target,
    settings,
    covers,
    scope,
    subject,
    isSent,
    isTest,
    mayShow: (one) => !isHidden(tools, { target, scope: one }),
    now: now(),
    wording,
  });
}

/** Builds what a post about that anchor would be now. */
export async function buildTestPost(
  tools: RenderTools,
  kind: PostKind,
  { target, about }: Pick<DuePost, 'target' | 'about'>,
): Promise<Built | null> {
  const scope = target.scopes[0] ?? '';
  const content = { target, about, covers: [about], scope, subject: '', state: 'due' } as const;
  return await buildPost(tools, kind, { ...content, isTest: true });
}

/** Posts are for everybody in the channel, so they are written in one language. */
const WORDING: Omit<Wording, 'hasPictures'> = { locale: 'en-GB', mention: (command) => `\`/${command}\`` };

/** Hash of everything that people see of it. */
export function printOf(reply: Reply): string {
  // The address of the module that draws differs from machine to machine.
  const text = JSON.stringify(reply, (key, value: unknown) => (key === 'layouts' ? undefined : value));
  return hash('sha256', text, 'base64url').slice(0, 22);
}

/** The same while pictures of it are still missing. */
export function unfinished(print: string): string {
  return `${print}~`;
}

/** @param withinMs how long pictures may take. Those that are late or fail are left out, and `isComplete` is false. */
export async function drawPost(
  { pictures, log }: Pick<RenderTools, 'pictures' | 'log'>,
  reply: Reply,
  withinMs: number,
): Promise<{ readonly message: Message; readonly isComplete: boolean }> {
  const slots = pictureSlots(reply);
  if (pictures === null || slots.length === 0)
    return { message: checked(buildMessage(reply)), isComplete: true };
  const drawn = await withTimeout(drawAll(slots, pictures, log), withinMs);
  const isComplete = slots.every((slot) => drawn?.has(slot) === true);
  return { message: checked(buildMessage(reply, drawn ?? new Map())), isComplete };
}

/** A picture that fails is logged and replaced by its text. */
async function drawAll(slots: readonly PictureSlot[], pictures: Pictures, log: Logger): Promise<Drawn> {
  const drawn = new Map<PictureSlot, Uint8Array>();
  const draw = async (slot: PictureSlot): Promise<void> => {
    try {
      drawn.set(slot, await pictures.draw(slot.picture));
    } catch (err) {
      log.error({ err, picture: slot.name }, 'picture.failed');
    }
  };
  await Promise.all(slots.map(draw));
  return drawn;
}

function checked(message: Message): Message {
  const problems = checkLimits(message);
  if (problems.length > 0) throw new Error(`A post exceeds the limits of Discord: ${problems.join('; ')}`);
  return message;
}

/** Replaces a post whose content is no longer known. */
export const FORGOTTEN = replaceBy('What was posted here has been removed from Debrief.');

/** Replaces a post of a source that its guild may no longer see. */
export const UNSHOWN = replaceBy('What was posted here is no longer shown in this Discord server.');

/** Replaces a post that another one tells as well. */
export function pointTo(link: string): Reply {
  return replaceBy(`This belongs together with an earlier post: ${link}`);
}

function replaceBy(sentence: string): Reply {
  return { kind: 'reply', accent: ACCENT.neutral, blocks: [textBlock(sentence)], footer: '', files: [] };
}
