// Personal bests: all of a contest in one post, which is edited when a contest is corrected.
import { z } from 'zod';
import { textBlock } from '../../../../../bot/framework/reply/blocks.ts';
import { definePostKind } from '../../../../../bot/framework/post-kind.ts';
import { sayName } from '../../../../../wording/say-name.ts';
import { fetchBests } from '../../stats/fetch-bests.ts';

const FRESH_MS = 12 * 3_600_000;

export const bestsPost = definePostKind({
  name: 'bests',
  say: 'The personal bests of each contest, in one post',
  inQuietHours: 'wait',
  settings: z.object({ from: z.number().min(0).default(0) }),
  plan: async (db, { stirred }) => {
    const contests = stirred.map(({ subject }) => Number(subject));
    return (await fetchBests(db, contests)).map(({ contest, source, heldAt }) => ({
      anchor: contest,
      covers: [contest],
      scope: source,
      subject: String(contest),
      happenedAt: heldAt,
      dueAt: heldAt,
      expiresAt: new Date(heldAt.getTime() + FRESH_MS),
    }));
  },
  build: async (db, about, { settings }) => {
    const [found] = await fetchBests(db, [about]);
    const people = (found?.people ?? []).filter(({ metres }) => metres >= settings.from);
    if (people.length === 0) return null;
    const lines = people.map(({ name, metres }) => `- **${sayName(name)}**: ${metres} m, farther than ever`);
    const blocks = [textBlock(lines.join('\n'))];
    return { reply: { kind: 'reply', accent: 0x5b9dff, blocks, footer: '', files: [] } };
  },
});
