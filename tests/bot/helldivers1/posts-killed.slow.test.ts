// Polls of a war give each post once, although the process is killed at every one of them: between the rows and their posts,
// within the import, while it sends.
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { FakeDiscord } from '../../support/fake-discord/fake-discord.ts';
import { ALL_PERMISSIONS } from '../../support/fake-discord/permissions.ts';
import { readText } from '../../support/fake-discord/read-message.ts';
import { bodyOf, rawAttack, rawDefend, rawStatus, T0 } from '../../support/helldivers1/answers.ts';
import { payloadOf } from '../../support/helldivers1/import-answers.ts';
import { playKilled } from '../../support/posts/play-killed.ts';
import { storeTarget } from '../../support/posts/store-target.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

let database: TestDatabase;
let fake: FakeDiscord;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => database.close());
beforeEach(async () => {
  fake = await new FakeDiscord().start();
  fake.change.setBotPermissions(fake.home.guild, ALL_PERMISSIONS);
});
afterEach(async () => fake.stop());

const SEASON = 200;
const END = 3_000;

/** A defence that is held, an assault that fails, a front that is defeated, all told over and over. */
function poll(nth: number) {
  const at = 20 + nth * 120;
  const isOver = nth >= 9;
  return rawStatus({
    season: SEASON,
    time: T0 + at,
    fronts: [{ status: nth >= 13 ? 'defeated' : 'active' }],
    defend:
      nth < 2
        ? null
        : rawDefend({
            season: SEASON,
            points: Math.min(1_000, 100 * nth),
            status: isOver ? 'success' : 'active',
            end_time: T0 + END,
          }),
    attacks:
      nth < 4
        ? []
        : [
            rawAttack({
              season: SEASON,
              enemy: 2,
              points: 100,
              status: nth >= 11 ? 'fail' : 'active',
              end_time: T0 + END,
            }),
          ],
  });
}

test('each post comes once although the process is killed at every poll', { timeout: 600_000 }, async () => {
  await storeTarget(database.db, {
    guild: fake.home.guild.id,
    channel: fake.home.channel.id,
    game: 'helldivers1',
    kinds: { battle: {}, result: {}, outcome: {}, front: {} },
    since: new Date(T0 * 1000),
  });
  const polls = Array.from({ length: 16 }, (_, nth) => poll(nth));
  const early = await playKilled({
    ...database,
    fake,
    game: 'helldivers1',
    seed: 18,
    steps: polls.map((raw) => ({ at: new Date(raw.time * 1000), payload: payloadOf(bodyOf(raw)) })),
  });
  expect(early).toBeGreaterThan(2);
  const said = fake.messagesIn(fake.home.channel.id).map(readText);
  const count = (words: RegExp): number => said.filter((text) => words.test(text)).length;
  // Each battle has its own message, and one with its result.
  expect([count(/Defence of /), count(/Held\n/), count(/Assault on /), count(/Beaten back\n/)]).toEqual([
    2, 1, 2, 1,
  ]);
  expect(count(/are defeated/)).toBe(1);
  expect(said).toHaveLength(5);
  expect(fake.problems).toEqual([]);
});
