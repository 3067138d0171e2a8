// Two moments of a running assault, each told once: its goal is near; it is behind in its last quarter.
import { z } from 'zod';
import { hashId } from '../../../core/public-id.ts';
import type { WatchedEvent } from '../../../stats/helldivers1/fetch-watched-events.ts';
import { isBehindLate, isNear } from '../../../stats/helldivers1/pace.ts';
import { definePostKind, type PostKind } from '../../framework/post-kind.ts';
import { buildMomentReply, type Moment } from '../replies/battle-reply.ts';
import { findChangedEvents } from './find-events.ts';
import { momentSubject, seasonOfMoment } from './moment-subject.ts';

const HOLDS = { near: isNear, behind: isBehindLate } as const;

export const assaultPosts: readonly PostKind[] = [
  definePost('near', 'A message when an assault has 95 % of its points'),
  definePost('behind', 'A message when an assault is behind its pace in the last quarter of its time'),
];

function definePost(moment: Moment, say: string): PostKind {
  const find = (events: readonly WatchedEvent[]): WatchedEvent[] =>
    events.filter(
      (event) => event.type === 'attack' && event.status === 'active' && HOLDS[moment](event, event.time),
    );
  const anchorOf = ({ eventId }: WatchedEvent): number => hashId(['helldivers1', moment, eventId]);
  return definePostKind({
    name: moment,
    say,
    inQuietHours: 'leave-out',
    settings: z.object({}),
    plan: async (db, { stirred, now }) =>
      find(await findChangedEvents(db, stirred)).map((event) => ({
        anchor: anchorOf(event),
        covers: [anchorOf(event)],
        scope: 'helldivers1',
        subject: momentSubject(event.season),
        happenedAt: new Date(event.time * 1000),
        dueAt: now,
        expiresAt: new Date(event.endTime * 1000),
      })),
    build: async (db, about, { scope, subject, wording }) => {
      const events = find(await findChangedEvents(db, [{ scope, subject: String(seasonOfMoment(subject)) }]));
      const event = events.find((one) => anchorOf(one) === about);
      return event === undefined ? null : { reply: buildMomentReply(event, moment, wording) };
    },
  });
}
