// A guild receives the same messages whether or not another guild with its own busy game server and a shared player exists.
import { expect, it, onTestFinished } from 'vitest';
import { createTestDatabase } from '../support/database/test-database.ts';
import { ALPHA, BRAVO, examplesOf, playEvenings } from './guilds/communities.ts';
import { openTwoGuilds } from './guilds/two-guilds.ts';
import { openCast, walk } from './guilds/walk.ts';

it(
  'numbers, places, choices and words of a guild depend on its own servers only',
  { timeout: 300_000 },
  async () => {
    const alone = await walkBravo(false);
    const beside = await walkBravo(true);
    expect(alone.length).toBeGreaterThan(300);
    expect(beside.map(([what]) => what)).toEqual(alone.map(([what]) => what));
    expect(beside.filter(([, said], at) => said !== alone[at]?.[1])).toEqual([]);
  },
);

/** @returns each action and its answer, without ids of Discord, times of day and durations. */
async function walkBravo(isBusyBeside: boolean): Promise<(readonly [what: string, said: string])[]> {
  const test = await createTestDatabase();
  onTestFinished(async () => test.close());
  if (isBusyBeside) await playEvenings(test.db, ALPHA);
  await playEvenings(test.db, BRAVO);
  // A picture can arrive with the text or after it.
  const world = await openTwoGuilds(test.db, { hasPictures: false });
  onTestFinished(async () => world.close());
  if (isBusyBeside) {
    const { player = '', into = '', name = '' } = examplesOf(ALPHA);
    const { admin } = await openCast(world.alpha, ALPHA);
    await world.alpha.slash('admin rename', { player, name }, admin);
    await world.alpha.slash('admin merge', { player, into }, admin);
  }
  const said = await walk(world.bravo, BRAVO, await openCast(world.bravo, BRAVO));
  return said.map(([what, content]) => [withoutChance(what), withoutChance(JSON.stringify(content))]);
}

function withoutChance(text: string): string {
  return (
    text
      .replaceAll(/127\.0\.0\.1:\d+/g, 'HOST')
      .replaceAll(/\b\d{17,20}\b/g, 'ID')
      .replaceAll(/<t:(\d+)/g, (all, second) =>
        Number(second) * 1000 > Date.now() - 3_600_000 ? '<t:NOW' : all,
      )
      .replaceAll(/"(linked_at|set_at|done_at)\\*": \\*"[^"]*"/g, '"$1": "NOW"')
      // The code that proves a link is random, and ends some days from now.
      .replaceAll(/(wear `|code\\*": \\*")[A-Z]{4}/g, '$1CODE')
      .replaceAll(/(ends_at\\*": \\*")[^"\\]*/g, '$1LATER')
      .replaceAll(/\b\d+ ms\b/g, 'MS')
      // The latency of Discord is known only some time after the start.
      .replaceAll('(online, MS)', '(online)')
  );
}
