// The dashboard: one message that stays, compared with the war on the quarter hour and edited where it differs.
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { hashId } from '../../../core/public-id.ts';
import type { DB } from '../../../database/schema.ts';
import { fetchScope } from '../../../stats/helldivers2/fetch-scope.ts';
import { fetchWarView } from '../../../stats/helldivers2/fetch-war-view.ts';
import { ACCENT } from '../../framework/reply/blocks.ts';
import { definePostKind } from '../../framework/post-kind.ts';
import type { Target } from '../../framework/post-target.ts';
import { warBlocks } from '../replies/war-blocks.ts';
import { inTime } from '../replies/war-words.ts';

const QUARTER_S = 900;
const QUARTER_MS = QUARTER_S * 1000;
/** An older status is named as old. */
const OLD_MS = QUARTER_MS;
const ANCHOR = hashId(['helldivers2', 'dashboard']);

export const dashboard = definePostKind({
  name: 'dashboard',
  say: 'One message with the war, compared with it every 15 minutes',
  isFirst: true,
  inQuietHours: 'come',
  standing: { everyS: QUARTER_S, isRemade: true },
  settings: z.object({}),
  plan: async (db, { target, now }) => {
    if (!isQuarter(now) && (await isPosted(db, target))) return [];
    return [
      {
        anchor: ANCHOR,
        covers: [ANCHOR],
        scope: await fetchScope(db),
        subject: 'dashboard',
        happenedAt: now,
        dueAt: now,
        expiresAt: new Date(now.getTime() + QUARTER_MS),
      },
    ];
  },
  latest: async () => Promise.resolve(ANCHOR),
  build: async (db, _about, { now, wording }) => {
    // Forecasts move with every second; as of the quarter hour they stand still between two comparisons.
    const quarter = new Date(Math.floor(now.getTime() / QUARTER_MS) * QUARTER_MS);
    const view = await fetchWarView(db, quarter);
    if (view === null) return null;
    const { observedAt } = view.war;
    const isOld = quarter.getTime() - observedAt.getTime() > OLD_MS;
    return {
      reply: {
        kind: 'reply',
        accent: view.pausedSince === null && !isOld ? ACCENT.gold : ACCENT.partial,
        blocks: warBlocks(view, wording.locale),
        footer: isOld ? `old: the newest status is of ${inTime(observedAt)}` : wording.mention('hd2 war'),
        files: [],
      },
    };
  },
});

/** Plans are made every minute. */
function isQuarter(now: Date): boolean {
  return now.getTime() % QUARTER_MS < 60_000;
}

async function isPosted(db: Kysely<DB>, { key }: Target): Promise<boolean> {
  const row = await db
    .selectFrom('core.posts')
    .select('state')
    .where('target', '=', key)
    .where('kind', '=', 'dashboard')
    .where('state', 'in', ['posted', 'sending'])
    .executeTakeFirst();
  return row !== undefined;
}
