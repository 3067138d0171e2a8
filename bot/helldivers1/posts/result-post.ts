// How a defence or an assault ended, as a new message. An event that was never seen running is not reported, and one whose
// slot is empty has no result.
import { z } from 'zod';
import { definePostKind } from '../../framework/post-kind.ts';
import { buildResultReply } from '../replies/battle-reply.ts';
import { findChangedEvents, findEvent, wishFor } from './find-events.ts';

const FRESH_MS = 6 * 3_600_000;

export const resultPost = definePostKind({
  name: 'result',
  say: 'A message with the result of each defence and assault',
  inQuietHours: 'leave-out',
  settings: z.object({}),
  plan: async (db, { stirred, now }) => {
    const events = await findChangedEvents(db, stirred);
    return events
      .filter(({ status, wasSeenActive }) => status !== 'active' && wasSeenActive)
      .map((event) =>
        wishFor(event, {
          happenedAt: new Date(event.endTime * 1000),
          dueAt: now,
          expiresAt: new Date(event.endTime * 1000 + FRESH_MS),
        }),
      );
  },
  build: async (db, about, { subject, wording }) => {
    const event = await findEvent(db, subject, about);
    if (event === undefined || event.status === 'active') return null;
    return { reply: buildResultReply(event, wording) };
  },
});
