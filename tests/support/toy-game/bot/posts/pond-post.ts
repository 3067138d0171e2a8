// The dashboard: one message that stays, with the last contest; compared with the database every minute.
import { z } from 'zod';
import { hashId } from '../../../../../core/public-id.ts';
import { definePostKind } from '../../../../../bot/framework/post-kind.ts';
import { fetchLatest } from '../../stats/fetch-latest.ts';
import { buildContestReply } from '../replies/contest-reply.ts';

const ANCHOR = hashId(['skimming', 'pond']);

export const pondPost = definePostKind({
  name: 'pond',
  say: 'One message with the last contest',
  inQuietHours: 'come',
  standing: { everyS: 60 },
  settings: z.object({}),
  plan: async (_db, { target, now }) =>
    Promise.resolve([
      {
        anchor: ANCHOR,
        covers: [ANCHOR],
        scope: target.scopes[0] ?? '',
        subject: 'pond',
        happenedAt: now,
        dueAt: now,
        expiresAt: new Date(now.getTime() + 60_000),
      },
    ]),
  build: async (db, _about, { target }) => {
    const contest = await fetchLatest(db, target.scopes);
    return contest === undefined ? null : { reply: buildContestReply(contest) };
  },
});
