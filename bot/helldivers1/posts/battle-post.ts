// A defence or an assault while it runs: one message, edited with its progress.
import { z } from 'zod';
import { definePostKind } from '../../framework/post-kind.ts';
import { buildBattleReply } from '../replies/battle-reply.ts';
import { findChangedEvents, findEvent, wishFor } from './find-events.ts';

export const battlePost = definePostKind({
  name: 'battle',
  say: 'A message for each defence and assault when it starts, edited at most once a minute while it runs',
  isFirst: true,
  inQuietHours: 'leave-out',
  settings: z.object({
    /** Whether defences and assaults are posted. */
    defences: z.boolean().default(true),
    assaults: z.boolean().default(true),
  }),
  standing: { everyS: 60 },
  plan: async (db, { stirred, settings, now }) => {
    const events = await findChangedEvents(db, stirred);
    const wanted = { defend: settings.defences, attack: settings.assaults };
    return events
      .filter((event) => event.status === 'active' && !event.isResultPending && wanted[event.type])
      .map((event) =>
        wishFor(event, {
          // By the answer: what was running when Debrief was started is posted once as well.
          happenedAt: new Date(event.time * 1000),
          dueAt: now,
          expiresAt: new Date(event.endTime * 1000),
        }),
      );
  },
  build: async (db, about, { subject, wording }) => {
    const event = await findEvent(db, subject, about);
    return event === undefined ? null : { reply: buildBattleReply(event, wording) };
  },
});
