// Several evenings that ended while Debrief did not run, or in quiet hours, in one post.
import { z } from 'zod';
import { fetchSessionRecap } from '../../../stats/etlegacy/recap/fetch-session-recap.ts';
import type { SessionRecap } from '../../../stats/etlegacy/recap/session-recap.ts';
import { fetchSessionsOf } from '../../../stats/etlegacy/sessions/fetch-sessions-of.ts';
import { definePostKind } from '../../framework/post-kind.ts';
import { buildAwayReply } from '../replies/recap/away-reply.ts';
import { findCovering } from './find-broad-posts.ts';
import { AWAY_POST, FEWEST, fetchFoldedEvenings } from './fetch-folded-evenings.ts';

/** Begins the subjects of those that quiet hours held back. */
const QUIET = 'quiet-';

export const awayPost = definePostKind({
  name: AWAY_POST,
  say: 'One post about several evenings that Debrief missed while it was off, or that quiet hours held back',
  isFirst: true,
  alsoChanged: async (db, stirred) => findCovering(db, AWAY_POST, stirred),
  inQuietHours: 'wait',
  settings: z.object({}),
  plan: async (db, { target, stirred, now }) => {
    // Time alone adds no evening.
    const folded = stirred.length === 0 ? null : await fetchFoldedEvenings(db, target, now);
    if (folded === null) return [];
    const { why, sessions, dueAt, expiresAt } = folded;
    const covers = sessions.flatMap(({ rounds }) => rounds);
    const [anchor] = covers;
    const last = sessions.at(-1);
    if (anchor === undefined || last === undefined) return [];
    return [
      {
        anchor,
        covers,
        scope: last.server,
        subject: `${why === 'quiet' ? QUIET : ''}${last.id}`,
        happenedAt: last.endedAt,
        dueAt,
        expiresAt,
      },
    ];
  },
  build: async (db, _about, { covers, scope, subject, isSent, mayShow, wording }) => {
    const recaps: SessionRecap[] = [];
    for (const id of await fetchSessionsOf(db, covers)) {
      const recap = await fetchSessionRecap(db, id);
      if (recap !== undefined) recaps.push(recap);
    }
    // Where its own server is hidden nothing of the post is shown that was not before.
    const isShown = mayShow(scope) ? mayShow : (server: string) => server === scope;
    const shown = recaps.filter(({ server }) => isShown(server));
    if (shown.length < (isSent ? 1 : FEWEST)) return null;
    return { reply: buildAwayReply(shown, { wasQuiet: subject.startsWith(QUIET) }, wording) };
  },
});
