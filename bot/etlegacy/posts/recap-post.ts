// The recap of an evening, 30 minutes after its last round. An evening that goes on after that is edited.
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { DB } from '../../../database/schema.ts';
import { fetchRawNames } from '../../../stats/etlegacy/players/fetch-raw-names.ts';
import { fetchSessionRecap } from '../../../stats/etlegacy/recap/fetch-session-recap.ts';
import { fetchWeaponKills } from '../../../stats/etlegacy/recap/fetch-weapon-kills.ts';
import {
  fetchChangedSessions,
  type ChangedSession,
} from '../../../stats/etlegacy/sessions/fetch-changed-sessions.ts';
import { fetchSessionOf } from '../../../stats/etlegacy/sessions/fetch-session-of.ts';
import { definePostKind, type Wish } from '../../framework/post-kind.ts';
import { openNameBook } from '../pictures/from-stats/name-book.ts';
import { buildRecapReply } from '../replies/recap-reply.ts';

const MINUTE_MS = 60_000;
/** At 30 minutes of 21 real evenings two went on. */
const PAUSE_MS = 30 * MINUTE_MS;
const FRESH_MS = 12 * 60 * MINUTE_MS;

export const recapPost = definePostKind({
  name: 'recap',
  say: 'One recap of each evening, half an hour after its last round',
  inQuietHours: 'wait',
  settings: z.object({
    minPlayers: z.int().min(2).max(64).default(2),
    minRounds: z.int().min(1).max(50).default(1),
    pingRole: z.string().optional(),
  }),
  plan: async (db, { stirred, now }) => {
    const recentSince = new Date(now.getTime() - FRESH_MS);
    const sessions = await fetchChangedSessions(db, { changed: stirred, recentSince });
    return sessions.flatMap(wishFor);
  },
  build: async (db, about, { settings, wording }) => {
    const recap = await fetchRecap(db, about);
    if (recap === undefined) return null;
    const { minPlayers, minRounds, pingRole } = settings;
    if (recap.players.length < minPlayers || recap.counting < minRounds) return null;
    const keys = recap.players.map(({ playerKey }) => playerKey);
    const names = wording.hasPictures
      ? await fetchRawNames(db, [recap.server], keys)
      : new Map<string, string>();
    const weaponKills = await fetchWeaponKills(db, recap.server, recap.sessionId);
    return {
      reply: buildRecapReply({ recap, weaponKills, names: openNameBook(names) }, 'overview', wording),
      ...(pingRole === undefined ? {} : { pingRole }),
    };
  },
});

function wishFor({ id, server, endedAt, rounds }: ChangedSession): Wish[] {
  const [anchor] = rounds;
  if (anchor === undefined) return [];
  const after = (ms: number): Date => new Date(endedAt.getTime() + ms);
  return [
    {
      anchor,
      covers: rounds,
      scope: server,
      subject: String(id),
      happenedAt: endedAt,
      dueAt: after(PAUSE_MS),
      expiresAt: after(FRESH_MS),
    },
  ];
}

async function fetchRecap(db: Kysely<DB>, round: number) {
  const session = await fetchSessionOf(db, round);
  return session === null ? undefined : await fetchSessionRecap(db, session);
}
