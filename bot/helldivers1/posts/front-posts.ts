// What changes on the fronts: a new war, a front that opens or is defeated, regions that are won or lost.
import { z } from 'zod';
import { hashId } from '../../../core/public-id.ts';
import { fetchFrontChanges } from '../../../stats/helldivers1/fetch-front-changes.ts';
import type { FrontChange, FrontChangeKind } from '../../../stats/helldivers1/find-front-changes.ts';
import { definePostKind, type PostKind } from '../../framework/post-kind.ts';
import { buildFrontChangeReply } from '../replies/front-change-reply.ts';
import { momentSubject } from './moment-subject.ts';

const FRESH_MS = 6 * 3_600_000;

export const frontPosts: readonly PostKind[] = [
  definePost('front', 'A message when a war begins, and when a front opens or is defeated', [
    'begun',
    'introduced',
    'defeated',
  ]),
  definePost('region', 'A message when regions of a front are won or lost', ['region won', 'region lost']),
];

function definePost(name: string, say: string, kinds: readonly FrontChangeKind[]): PostKind {
  return definePostKind({
    name,
    say,
    isFirst: name === 'front',
    inQuietHours: 'leave-out',
    settings: z.object({}),
    plan: async (db, { stirred, now }) => {
      if (stirred.length === 0) return [];
      const changes = (await fetchFrontChanges(db)).filter(({ kind }) => kinds.includes(kind));
      return changes.map((change) => {
        const anchor = anchorOf(change);
        const happenedAt = new Date(change.time * 1000);
        const expiresAt = new Date(happenedAt.getTime() + FRESH_MS);
        const about = { scope: 'helldivers1', subject: momentSubject(change.season) };
        return { anchor, covers: [anchor], ...about, happenedAt, dueAt: now, expiresAt };
      });
    },
    build: async (db, about, { wording }) => {
      const change = (await fetchFrontChanges(db)).find((one) => anchorOf(one) === about);
      return change === undefined ? null : { reply: buildFrontChangeReply(change, wording) };
    },
  });
}

/** A front opens once in a war; a region is won and lost again. */
function anchorOf({ kind, season, enemy, regions, time }: FrontChange): number {
  return hashId(['helldivers1', kind, season, enemy ?? -1, ...(regions === null ? [] : [time])]);
}
