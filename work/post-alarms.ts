// Posts alarms that are new, still active after the cool-down, or over. An alarm is marked as told only after its post,
// so a failed post is repeated by the next check and a successful one is not.
import type { Kysely } from 'kysely';
import type { Message } from '../bot/framework/build-message.ts';
import { buildMessage } from '../bot/framework/build-message.ts';
import { buildAlarmReply } from '../bot/replies/alarm-reply.ts';
import { formatId, hashId } from '../core/public-id.ts';
import type { DB } from '../database/schema.ts';
import { lockAlarms } from './lock-alarms.ts';

/** Minimum interval between two posts of one alarm. */
export const COOL_DOWN_MS = 3_600_000;

/** Whether the cool-down has passed. A time in the future was written before the clock was set back. */
export function isCold(toldAt: Date, now: Date): boolean {
  return now.getTime() - toldAt.getTime() >= COOL_DOWN_MS || toldAt > now;
}

/** @param nonce equal for equal news: Discord then posts them once, even when an answer was lost. */
export type Post = (message: Message, nonce: string) => Promise<void>;

/**
 * @returns the number of alarms and ends that were posted. Throws what `post` throws; nothing is marked as told then.
 */
export async function postAlarms(db: Kysely<DB>, post: Post, now: Date): Promise<number> {
  return await db.transaction().execute(async (trx) => {
    await lockAlarms(trx);
    const rows = await trx.selectFrom('core.alarms').selectAll().orderBy('since').orderBy('key').execute();
    const going = rows.filter(
      (row) => row.over_at === null && (row.told_at === null || isCold(row.told_at, now)),
    );
    const over = rows.filter((row) => row.over_at !== null && row.told === 'alarm');
    const news = [...going, ...over];
    if (news.length === 0) return 0;
    const nonce = hashId(news.flatMap((row) => [row.key, row.since.getTime(), row.told_at?.getTime() ?? 0]));
    await post(buildMessage(buildAlarmReply({ going, over })), formatId(nonce));
    const keysOf = (some: typeof rows): string[] => some.map(({ key }) => key);
    if (going.length > 0)
      await trx
        .updateTable('core.alarms')
        .set({ told: 'alarm', told_at: now })
        .where('key', 'in', keysOf(going))
        .execute();
    // The cool-down continues from the alarm, so that a flapping alarm is not posted every time.
    if (over.length > 0)
      await trx.updateTable('core.alarms').set({ told: 'over' }).where('key', 'in', keysOf(over)).execute();
    return news.length;
  });
}
