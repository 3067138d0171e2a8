// Alerts: one kind of post for each thing that happens, so that each can be switched on alone; and one digest after a time
// in which Debrief did not run.
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { DB } from '../../../database/schema.ts';
import {
  fetchHappenings,
  type Happening,
  type HappeningKind,
  HAPPENINGS,
} from '../../../stats/helldivers2/fetch-happenings.ts';
import { fetchBriefing } from '../../../stats/helldivers2/fetch-briefing.ts';
import { fetchNewsItem } from '../../../stats/helldivers2/fetch-news.ts';
import { fetchPlanetNames } from '../../../stats/helldivers2/fetch-planet-names.ts';
import { fetchScope } from '../../../stats/helldivers2/fetch-scope.ts';
import { fetchOrders } from '../../../stats/helldivers2/fetch-orders.ts';
import { oncePerLook } from '../../framework/once-per-look.ts';
import { definePostKind, type PostKind, type Wish } from '../../framework/post-kind.ts';
import type { Target } from '../../framework/post-target.ts';
import { type AlertSubject, buildAlertReply, buildDigestReply } from './alert-reply.ts';

const MINUTE_MS = 60_000;
const FRESH_MS = 6 * 60 * MINUTE_MS;
/** The first answers after a start come this long after it; what they tell happened while nobody looked. */
const CATCH_UP_MS = 10 * MINUTE_MS;
const DIGEST = 'digest';

const SAY: Readonly<Record<HappeningKind, string>> = {
  'campaign new': 'A new campaign',
  'campaign won': 'A planet that was liberated',
  'campaign defended': 'A planet that was defended',
  'campaign lost': 'A planet that was lost',
  'campaign ended': 'A campaign that ended without a result',
  'campaign urgent': 'A planet that has to be taken in time',
  owner: 'A planet that changed hands without a campaign',
  'region won': 'A region that was won',
  'region lost': 'A region that was lost',
  'order new': 'A new major order',
  'order half': 'Half of the time of a major order',
  'order ended': 'The result of a major order',
  news: 'Every dispatch',
  pause: 'A pause of the war',
};

const settings = z.object({ pingRole: z.string().nullable().default(null) });

/** On in a channel that was just set up. The others come many times a day. */
const FIRST: ReadonlySet<HappeningKind> = new Set(['order new', 'order ended']);

export const alertKinds: readonly PostKind[] = HAPPENINGS.map((kind) =>
  definePostKind({
    name: kind.replace(' ', '-'),
    say: SAY[kind],
    isFirst: FIRST.has(kind),
    inQuietHours: 'wait',
    settings,
    plan: async (db, { target, now }) => {
      const happened = await fetchOfLook(db, now);
      const told = new Set(tellInDigest(target, happened).map(({ id }) => id));
      const own = happened.filter((one) => one.kind === kind && !told.has(one.id));
      return await wishFor(
        db,
        target,
        own.map((one) => [one]),
      );
    },
    build: async (db, about, { settings: { pingRole }, now, wording }) => {
      const happening = (await fetchRecent(db, now)).find(({ id }) => id === about);
      if (happening === undefined) return null;
      const reply = buildAlertReply(happening, await fetchSubject(db, happening), wording.locale);
      return { reply, ...(pingRole === null ? {} : { pingRole }) };
    },
  }),
);

export const digestKind = definePostKind({
  name: DIGEST,
  say: 'One digest of what happened while Debrief did not run',
  isFirst: true,
  inQuietHours: 'wait',
  settings,
  plan: async (db, { target, now }) => {
    const happened = tellInDigest(target, await fetchOfLook(db, now));
    return await wishFor(db, target, happened.length === 0 ? [] : [happened]);
  },
  build: async (db, _about, { target, now, wording }) => {
    const happened = tellInDigest(target, await fetchRecent(db, now));
    if (happened.length === 0) return null;
    const told = [];
    for (const one of happened) told.push([one, await fetchSubject(db, one)] as const);
    return { reply: buildDigestReply(told, wording.locale) };
  },
});

const KEPT_MS = 2 * 24 * 60 * MINUTE_MS;

async function fetchRecent(db: Kysely<DB>, now: Date): Promise<Happening[]> {
  return await fetchHappenings(db, new Date(now.getTime() - KEPT_MS), now);
}

/** All kinds plan from the same. */
const fetchOfLook = oncePerLook(fetchRecent);

/** What the digest tells: everything of the last absence, where it is switched on and it was more than one thing. */
function tellInDigest({ away, kinds }: Target, happened: readonly Happening[]): readonly Happening[] {
  if (away === null || kinds[DIGEST] === undefined) return [];
  const until = away.until.getTime() + CATCH_UP_MS;
  const missed = happened.filter(({ at }) => at > away.from && at.getTime() <= until);
  return missed.length > 1 ? missed : [];
}

/**
 * What an alert says does not change, so one that was posted is not compared again every minute.
 *
 * @param groups what each post reports; none is empty.
 */
async function wishFor(
  db: Kysely<DB>,
  target: Target,
  groups: readonly (readonly Happening[])[],
): Promise<Wish[]> {
  if (groups.length === 0) return [];
  const scope = await fetchScope(db);
  const posted = await db
    .selectFrom('core.posts')
    .select('covers')
    .where('target', '=', target.key)
    .where('state', '=', 'posted')
    .execute();
  const told = new Set(posted.flatMap(({ covers }) => covers));
  return groups
    .filter((group) => group.some(({ id }) => !told.has(id)))
    .flatMap((group) => toWish(group, scope));
}

function toWish(happened: readonly Happening[], scope: string): Wish[] {
  const last = happened.at(-1);
  const [first] = happened;
  if (first === undefined || last === undefined) return [];
  return [
    {
      anchor: first.id,
      covers: happened.map(({ id }) => id),
      scope,
      subject: String(first.id),
      happenedAt: last.at,
      dueAt: last.at,
      expiresAt: new Date(last.at.getTime() + FRESH_MS),
    },
  ];
}

async function fetchSubject(db: Kysely<DB>, { kind, key }: Happening): Promise<AlertSubject> {
  const order = kind.startsWith('order')
    ? ((await fetchOrders(db)).find(({ id32 }) => id32 === key) ?? null)
    : null;
  const places = (order?.tasks ?? []).flatMap(({ place }) =>
    place?.kind === 'planet' ? [place.number] : [],
  );
  return {
    order,
    names: await fetchPlanetNames(db, places),
    briefing: kind === 'order new' ? await fetchBriefing(db, key) : null,
    news: kind === 'news' ? await fetchNewsItem(db, key) : null,
  };
}
