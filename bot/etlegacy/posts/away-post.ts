// Several evenings that ended while Debrief did not run, in one post.
import { z } from 'zod';
import { fetchSessionRecap } from '../../../stats/etlegacy/recap/fetch-session-recap.ts';
import type { SessionRecap } from '../../../stats/etlegacy/recap/session-recap.ts';
import { fetchSessionsOf } from '../../../stats/etlegacy/sessions/fetch-sessions-of.ts';
import { definePostKind } from '../../framework/post-kind.ts';
import { buildAwayReply } from '../replies/recap/away-reply.ts';
import { findCovering } from './find-broad-posts.ts';
import { fetchMissedSessions } from './fetch-missed-sessions.ts';

const MINUTE_MS = 60_000;
/** Waits until the files of that time are imported. */
const SETTLE_MS = 3 * MINUTE_MS;
const FRESH_MS = 12 * 60 * MINUTE_MS;

export const AWAY_POST = 'away';

export const awayPost = definePostKind({
  name: AWAY_POST,
  say: 'One post about several evenings that Debrief missed while it was off',
  isFirst: true,
  alsoChanged: async (db, stirred) => findCovering(db, AWAY_POST, stirred),
  inQuietHours: 'wait',
  settings: z.object({}),
  plan: async (db, { target, now }) => {
    const { away } = target;
    const missed = await fetchMissedSessions(db, target, now);
    return [...missed].flatMap(([server, sessions]) => {
      const covers = sessions.flatMap(({ rounds }) => rounds);
      const [anchor] = covers;
      const last = sessions.at(-1);
      if (away === null || anchor === undefined || last === undefined) return [];
      return [
        {
          anchor,
          covers,
          scope: server,
          subject: String(last.id),
          happenedAt: last.endedAt,
          dueAt: new Date(away.until.getTime() + SETTLE_MS),
          expiresAt: new Date(away.until.getTime() + FRESH_MS),
        },
      ];
    });
  },
  build: async (db, _about, { covers, wording }) => {
    const recaps: SessionRecap[] = [];
    for (const id of await fetchSessionsOf(db, covers)) {
      const recap = await fetchSessionRecap(db, id);
      if (recap !== undefined) recaps.push(recap);
    }
    return recaps.length === 0 ? null : { reply: buildAwayReply(recaps, wording) };
  },
});
