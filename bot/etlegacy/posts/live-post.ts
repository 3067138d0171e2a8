// Who plays now: one message per server that is asked, compared with its last answer every minute and edited where it differs.
// When nobody plays it links the recap of the evening.
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { hashId } from '../../../core/public-id.ts';
import type { DB } from '../../../database/schema.ts';
import {
  fetchServerStates,
  isFresh,
  type SeenServer,
} from '../../../stats/etlegacy/live/fetch-server-states.ts';
import { fetchPrivateNames } from '../../../stats/etlegacy/live/fetch-private-names.ts';
import { definePostKind } from '../../framework/post-kind.ts';
import type { Target } from '../../framework/post-target.ts';
import { fetchRecapLink } from './fetch-recap-link.ts';
import { buildLiveReply } from '../replies/round/live-reply.ts';

const EVERY_S = 60;
const LIVE_POST = 'live';

export const livePost = definePostKind({
  name: LIVE_POST,
  say: 'One message that shows who plays now, each minute; needs ET_SERVER_ADDRESS',
  inQuietHours: 'come',
  standing: { everyS: EVERY_S },
  settings: z.object({}),
  plan: async (db, { target, now }) => {
    const posted = await fetchPostedScopes(db, target);
    const states = await fetchServerStates(db, now);
    return states
      .filter((state) => target.scopes.includes(state.server) && !posted.has(state.server))
      .filter((state) => isFresh(state, now))
      .map(({ server }) => ({
        anchor: anchorOf(server),
        covers: [anchorOf(server)],
        scope: server,
        subject: LIVE_POST,
        happenedAt: now,
        dueAt: now,
        expiresAt: new Date(now.getTime() + EVERY_S * 1000),
      }));
  },
  build: async (db, _about, { scope: server, target, now }) => {
    const states = await fetchServerStates(db, now);
    const state = states.find((one) => one.server === server && isFresh(one, now));
    const seen = state === undefined ? null : await withoutPrivate(db, state);
    const isQuiet = state === undefined || state.people.length === 0;
    const recap = isQuiet ? await fetchRecapLink(db, target, { server, now }) : null;
    return { reply: buildLiveReply(server, seen, recap) };
  },
});

function anchorOf(server: string): number {
  return hashId(['etlegacy', LIVE_POST, server]);
}

/** Once posted, a message is compared by itself. */
async function fetchPostedScopes(db: Kysely<DB>, { key }: Target): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('core.posts')
    .select('scope')
    .where('target', '=', key)
    .where('kind', '=', LIVE_POST)
    .where('state', 'in', ['posted', 'sending'])
    .execute();
  return new Set(rows.map(({ scope }) => scope));
}

type Shown = SeenServer & { readonly hidden: number };

/** When a private player plays is nobody's business: they are counted and not named. */
async function withoutPrivate(db: Kysely<DB>, state: SeenServer): Promise<Shown> {
  const names = state.people.map(({ name }) => name);
  const hidden = await fetchPrivateNames(db, state.server, names);
  const people = state.people.filter(({ name }) => !hidden.has(name));
  return { ...state, people, hidden: state.people.length - people.length };
}
