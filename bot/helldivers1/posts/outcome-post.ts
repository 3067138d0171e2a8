// How a war ended: victory or defeat, as soon as an answer proves it.
import { z } from 'zod';
import { hashId } from '../../../core/public-id.ts';
import { fetchCourse } from '../../../stats/helldivers1/fetch-course.ts';
import { definePostKind, type Wish } from '../../framework/post-kind.ts';
import { buildSeasonReply } from '../replies/season-reply.ts';

const FRESH_MS = 24 * 3_600_000;

export const outcomePost = definePostKind({
  name: 'outcome',
  say: 'The course of each war when it is won or lost',
  isFirst: true,
  inQuietHours: 'wait',
  settings: z.object({}),
  plan: async (db, { stirred, now }) => {
    const wishes: Wish[] = [];
    for (const { scope, subject } of stirred) {
      const course = await fetchCourse(db, Number(subject));
      if (course === null || course.outcome === null) continue;
      const anchor = hashId(['helldivers1', 'war', course.season]);
      const last = Math.max(...course.events.map(({ endTime }) => endTime), course.frames.at(-1)?.time ?? 0);
      const happenedAt = new Date(last * 1000);
      const expiresAt = new Date(happenedAt.getTime() + FRESH_MS);
      wishes.push({ anchor, covers: [anchor], scope, subject, happenedAt, dueAt: now, expiresAt });
    }
    return wishes;
  },
  build: async (db, _about, { subject, wording }) => {
    const course = await fetchCourse(db, Number(subject));
    return course === null || course.outcome === null ? null : { reply: buildSeasonReply(course, wording) };
  },
});
