// The health of a target: a problem that a person has to solve pauses it, and the person who set it up is notified once.
import { type Kysely, sql } from 'kysely';
import { formatId, hashId } from '../../../core/public-id.ts';
import type { DB } from '../../../database/schema.ts';
import { escapeText } from '../../../wording/escape-text.ts';
import { ACCENT, textBlock } from '../../framework/reply/blocks.ts';
import { buildMessage } from '../../framework/reply/build-message.ts';
import type { DeliverTools } from './deliver-tools.ts';
import { findClosed } from './find-closed.ts';
import type { Target } from '../../framework/post-target.ts';

export async function noteSuccess({ db, now }: DeliverTools, { key }: Target): Promise<void> {
  await db
    .updateTable('core.targets')
    .set({ last_ok_at: now(), failures: 0, last_error: null })
    .where('key', '=', key)
    .execute();
}

/** A post was given up; its target goes on. */
export async function noteFailure({ db }: DeliverTools, { key }: Target, say: string): Promise<void> {
  await db
    .updateTable('core.targets')
    .set({ failures: sql`failures + 1`, last_error: say })
    .where('key', '=', key)
    .execute();
}

/** @param why what Discord answered; where the channel shows more, that is said instead. */
export async function pauseTarget(tools: DeliverTools, target: Target, why: string): Promise<void> {
  const { db, now, log, courier } = tools;
  const closed = await findClosed(courier, target);
  const say = closed?.code === 'CLOSED' ? closed.say : why;
  await db
    .updateTable('core.targets')
    .set({ paused_at: sql`coalesce(paused_at, ${now()})`, failures: sql`failures + 1`, last_error: say })
    .where('key', '=', target.key)
    .execute();
  log.warn({ target: target.key, say }, 'posts.paused');
  const { setBy } = target;
  if (setBy === null || !(await isFirstWord(db, target.key, now()))) return;
  const nonce = formatId(hashId(['paused', target.key, now().getTime()]));
  const told = await courier.tell(setBy, { message: buildMessage(sayPaused(target, say)), nonce });
  if (!told.ok) log.warn({ target: target.key, say: told.say }, 'posts.not_told');
}

export async function isPaused(db: Kysely<DB>, { key }: Target): Promise<boolean> {
  const row = await db
    .selectFrom('core.targets')
    .select(['paused_at', 'held_at'])
    .where('key', '=', key)
    .executeTakeFirst();
  return row === undefined || row.paused_at !== null || row.held_at !== null;
}

/** Stored before the message is sent: after a crash nobody is notified twice. */
async function isFirstWord(db: Kysely<DB>, key: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('core.targets')
    .set({ told_at: now })
    .where('key', '=', key)
    .where('told_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

function sayPaused({ channel }: Target, say: string) {
  return {
    kind: 'reply' as const,
    accent: ACCENT.error,
    blocks: [
      textBlock(
        `## Posts are paused\nI cannot post to <#${channel}>: ${escapeText(say)}\nOnce that is changed I go on by myself within minutes; \`/setup\` shows how it stands.`,
      ),
    ],
    footer: '',
    files: [],
  };
}

/** How often a paused channel is looked at again. */
const LOOK_MS = 10 * 60_000;

/** Resumes targets whose channel is open again. `looked` remembers when each was last checked. */
export async function resumeTargets(tools: DeliverTools, looked: Map<string, number>): Promise<void> {
  const { db, courier, now } = tools;
  const paused = await db
    .selectFrom('core.targets')
    .select(['key', 'channel', 'guild'])
    .where('paused_at', 'is not', null)
    .where('removed_at', 'is', null)
    .execute();
  for (const { key, channel, guild } of paused) {
    const at = now().getTime();
    if (at - (looked.get(key) ?? 0) < LOOK_MS) continue;
    looked.set(key, at);
    if ((await findClosed(courier, { channel, guild })) !== null) continue;
    await db
      .updateTable('core.targets')
      .set({ paused_at: null, last_error: null, told_at: null })
      .where('key', '=', key)
      .execute();
    tools.log.info({ target: key }, 'posts.resumed');
  }
}
