// The recap of an evening: 30 minutes after its last round, or as soon as the server is empty. If the evening continues
// after that, the post is edited.
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { DB } from '../../../database/schema.ts';
import { fetchEmptyServers } from '../../../stats/etlegacy/live/fetch-empty-servers.ts';
import { fetchSessionMatrix } from '../../../stats/etlegacy/logs/fetch-session-matrix.ts';
import { fetchWeaponKills } from '../../../stats/etlegacy/recap/fetch-weapon-kills.ts';
import {
  fetchChangedSessions,
  type ChangedSession,
} from '../../../stats/etlegacy/sessions/fetch-changed-sessions.ts';
import { findSession } from '../../../stats/etlegacy/sessions/find-session.ts';
import { definePostKind, type Planning, type Wish } from '../../framework/post-kind.ts';
import { buildRecapReply } from '../replies/recap/recap-reply.ts';
import { fetchHeldEvenings, isFolded, PAUSE_MS, RECAP_POST } from './fetch-folded-evenings.ts';
import { fetchPostNames } from './fetch-post-names.ts';
import { fetchPostRecap } from './fetch-post-recap.ts';
import { isTooSmall, LEAST } from './least.ts';

const MINUTE_MS = 60_000;
const FRESH_MS = 12 * 60 * MINUTE_MS;

export const recapPost = definePostKind({
  name: RECAP_POST,
  say: 'One recap of each evening, half an hour after its last round or as soon as the server is empty',
  isFirst: true,
  inQuietHours: 'wait',
  settings: z.object({ ...LEAST, pingRole: z.string().nullable().default(null) }),
  plan: async (db, planning) => {
    const sessions = await fetchSessions(db, planning);
    if (sessions.length === 0) return [];
    const { target, now } = planning;
    const [empty, held] = [await fetchEmptyServers(db, now), await fetchHeldEvenings(db, target, now)];
    return sessions.flatMap((session) => {
      const dueAt = afterPause(session);
      // Whether it has a recap of its own is known when others of that time may have come.
      if (held?.sessions.some(({ id }) => id === session.id) === true)
        return wishFor(session, Math.max(dueAt, held.dueAt.getTime()));
      return wishFor(session, empty.has(session.server) ? Math.min(now.getTime(), dueAt) : dueAt);
    });
  },
  latest: async (db, scopes) => {
    const found = await findSession(db, 'latest', scopes);
    // A session is named by its first round.
    return found.ok ? found.sessionId : null;
  },
  build: async (db, about, { settings, isSent, isTest, mayShow, now, wording, target }) => {
    const recap = await fetchPostRecap(db, about);
    if (recap === undefined) return null;
    if (!isSent && isTooSmall(recap, settings)) return null;
    const seen = { ...target, scopes: target.scopes.filter(mayShow) };
    if (!isSent && !isTest && (await isFolded(db, seen, { sessionId: recap.sessionId, now }))) return null;
    const { pingRole } = settings;
    const weaponKills = await fetchWeaponKills(db, recap.server, recap.sessionId);
    const names = await fetchPostNames(db, wording, recap);
    const matrix = await fetchSessionMatrix(db, recap, false);
    return {
      reply: buildRecapReply({ recap, weaponKills, names, matrix }, 'overview', wording),
      // The role of everybody has the id of its Discord server.
      ...(pingRole === null || pingRole === target.guild ? {} : { pingRole }),
    };
  },
});

/** Changed evenings, and those that ended so recently that an empty server may end them now. */
async function fetchSessions(
  db: Kysely<DB>,
  { stirred, target, now }: Planning<unknown>,
): Promise<readonly ChangedSession[]> {
  const recentSince = new Date(now.getTime() - FRESH_MS);
  const changed = await fetchChangedSessions(db, { changed: stirred, recentSince });
  const known = new Set(changed.map(({ id }) => id));
  const servers = target.scopes.map((scope) => ({ scope, subject: '' }));
  const ending = await fetchChangedSessions(db, {
    changed: servers,
    recentSince: new Date(now.getTime() - PAUSE_MS),
  });
  return [...changed, ...ending.filter(({ id }) => !known.has(id))];
}

function wishFor(session: ChangedSession, dueAt: number): Wish[] {
  const { id, server, endedAt, rounds } = session;
  const [anchor] = rounds;
  if (anchor === undefined) return [];
  return [
    {
      anchor,
      covers: rounds,
      scope: server,
      subject: String(id),
      happenedAt: endedAt,
      dueAt: new Date(dueAt),
      expiresAt: new Date(endedAt.getTime() + FRESH_MS),
    },
  ];
}

function afterPause({ endedAt }: ChangedSession): number {
  return endedAt.getTime() + PAUSE_MS;
}
