// Posts what is new, still wrong after the cool-down, or over. Only what was posted is marked as told, so a post that fails is
// made at the next check, and one that was made is not made again.
import type { Kysely } from 'kysely';
import type { Message } from '../bot/framework/build-message.ts';
import { buildMessage } from '../bot/framework/build-message.ts';
import { buildAlarmReply } from '../bot/replies/alarm-reply.ts';
import { formatId, hashId } from '../core/public-id.ts';
import type { DB } from '../database/schema.ts';
import { lockAlarms } from './lock-alarms.ts';

/** How long a trouble that was told of is not told of again. */
export const COOL_DOWN_MS = 3_600_000;

/** Whether it may be told again; what was told in the future was told before the clock was set back. */
export function isCold(toldAt: Date, now: Date): boolean {
  return now.getTime() - toldAt.getTime() >= COOL_DOWN_MS || toldAt > now;
}

/** @param nonce the same for the same news: Discord then takes them once, also where an answer was lost. */
export type Post = (message: Message, nonce: string) => Promise<void>;

/** @returns how many alarms and ends were told. Throws what `post` throws; nothing counts as told then. */
export async function tellAlarms(db: Kysely<DB>, post: Post, now: Date): Promise<number> {
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
    // The cool-down goes on from the alarm: what comes and goes is not told of every time.
    if (over.length > 0)
      await trx.updateTable('core.alarms').set({ told: 'over' }).where('key', 'in', keysOf(over)).execute();
    return news.length;
  });
}
