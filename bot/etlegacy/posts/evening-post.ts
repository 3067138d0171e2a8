// Posted with the first round of an evening, with a thread for the cards of its maps; then edited map by map.
import { z } from 'zod';
import { fetchChangedSessions } from '../../../stats/etlegacy/sessions/fetch-changed-sessions.ts';
import type { Target } from '../../framework/post-target.ts';
import { definePostKind } from '../../framework/post-kind.ts';
import { buildOpenerReply, threadName } from '../replies/recap/opener-reply.ts';
import { fetchPostRecap } from './fetch-post-recap.ts';
import { isTooSmall, LEAST } from './least.ts';

const HOUR_MS = 3_600_000;
const FRESH_MS = 2 * HOUR_MS;

export const EVENING_POST = 'evening';

const settings = z.object({ ...LEAST, thread: z.boolean().default(true) });

/** Whether evenings have threads in that channel. */
export function opensThread({ kinds }: Target): boolean {
  const switched = kinds[EVENING_POST];
  return switched !== undefined && settings.parse(switched.settings).thread;
}

export const eveningPost = definePostKind({
  name: EVENING_POST,
  say: 'The start of each evening, with a thread for its maps',
  isFirst: true,
  inQuietHours: 'leave-out',
  settings,
  plan: async (db, { stirred, now }) => {
    const recentSince = new Date(now.getTime() - FRESH_MS);
    const sessions = await fetchChangedSessions(db, { changed: stirred, recentSince });
    return sessions.flatMap(({ id, server, startedAt, endedAt, rounds: [anchor, ...others] }) =>
      anchor === undefined
        ? []
        : [
            {
              anchor,
              covers: [anchor, ...others],
              scope: server,
              subject: String(id),
              happenedAt: endedAt,
              dueAt: startedAt,
              expiresAt: new Date(endedAt.getTime() + FRESH_MS),
            },
          ],
    );
  },
  build: async (db, about, { settings: wanted, isSent, wording }) => {
    const recap = await fetchPostRecap(db, about);
    if (recap === undefined) return null;
    if (!isSent && isTooSmall(recap, wanted)) return null;
    const { thread } = wanted;
    const reply = buildOpenerReply(recap, wording);
    return thread ? { reply, thread: threadName(recap, wording.locale) } : { reply };
  },
});
