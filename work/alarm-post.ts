// What is wrong with Debrief: one post for all alarms that begin at one check. It is edited when they are over; an alarm
// that comes back within the cool-down returns to its post.
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { hashId } from '../core/public-id.ts';
import type { DB } from '../database/schema.ts';
import { definePostKind, type Wish } from '../bot/framework/post-kind.ts';
import { buildAlarmReply } from '../bot/replies/alarm-reply.ts';
import type { PostGame } from '../bot/posts/post-game.ts';

const FRESH_MS = 24 * 3_600_000;

const alarmPost = definePostKind({
  name: 'alarm',
  say: 'What is wrong with Debrief, and when it is over',
  inQuietHours: 'come',
  settings: z.object({}),
  plan: async (db) => (await fetchGroups(db)).map(wishFor),
  build: async (db, about) => {
    const group = (await fetchGroups(db)).find(({ anchor }) => anchor === about);
    if (group === undefined) return null;
    const { alarms } = group;
    const going = alarms.filter(({ over_at: over }) => over === null);
    return { reply: buildAlarmReply({ going, over: alarms.filter((alarm) => !going.includes(alarm)) }) };
  },
});

/** What Debrief posts about itself. */
export const OWN_POSTS: PostGame = { game: 'debrief', arePublic: true, posts: [alarmPost] };

type Alarm = {
  readonly key: string;
  readonly say: string;
  readonly since: Date;
  readonly seen_at: Date;
  readonly over_at: Date | null;
};
type Group = { readonly anchor: number; readonly alarms: readonly Alarm[] };

/** Alarms by the check at which they began. */
async function fetchGroups(db: Kysely<DB>): Promise<Group[]> {
  const alarms = await db
    .selectFrom('core.alarms')
    .select(['key', 'say', 'since', 'seen_at', 'over_at'])
    .orderBy('since')
    .orderBy('key')
    .execute();
  const groups = Map.groupBy(alarms, ({ since }) => since.getTime());
  return [...groups].map(([since, some]) => ({ anchor: hashId(['alarms', since]), alarms: some }));
}

function wishFor({ anchor, alarms }: Group): Wish {
  const seen = Math.max(...alarms.map(({ seen_at: at }) => at.getTime()));
  const [first] = alarms;
  const ends = alarms.map(({ over_at: over }) => over?.getTime() ?? seen + FRESH_MS);
  return {
    anchor,
    covers: [anchor],
    scope: '',
    subject: String(anchor),
    happenedAt: new Date(seen),
    dueAt: first?.since ?? new Date(seen),
    // What is over before it was posted is not posted.
    expiresAt: new Date(Math.max(...ends)),
  };
}
