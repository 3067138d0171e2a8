import { afterAll, beforeAll, expect, test } from 'vitest';
import { FakeDiscord } from '../../../support/fake-discord/fake-discord.ts';
import { importFiles } from '../../../support/etlegacy/import-files.ts';
import { EtScene } from '../../../support/posts/et-scene.ts';
import { evenly, stopwatchMatch } from '../../../support/etlegacy/stopwatch-match.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/database/test-database.ts';

const fake = new FakeDiscord();
let database: TestDatabase;

beforeAll(async () => {
  await fake.start();
  database = await createTestDatabase();
});
afterAll(async () => {
  expect(fake.takeProblems()).toEqual([]);
  await database.close();
  await fake.stop();
});

test('Two evenings on two servers within the quiet hours of a channel are one post, which names both servers.', async () => {
  const { db } = database;
  const target = { zone: 'Europe/Berlin', quiet_from: 23, quiet_until: 8 };
  const clock = Date.parse('2025-02-03T22:00:00Z');
  const kinds = { evening: {}, map: {}, recap: {}, away: {} };
  const scene = await EtScene.open({ db, fake, clock, kinds, target, others: ['other'] });
  for (const [at, server] of [
    ['23:10', 'default'],
    ['23:30', 'other'],
  ] as const) {
    const spec = { at: `2025-02-03 ${at}:00`, first: evenly(['anna']), second: evenly(['carl']) };
    await importFiles(db, stopwatchMatch(spec), { server });
    await scene.wait(90);
  }
  scene.pipeline.clock = Date.parse('2025-02-04T06:59:59Z');
  await scene.wait(0);
  expect(scene.texts()).toEqual([]);
  await scene.wait(1);
  expect(scene.texts()).toEqual([expect.stringMatching(/^## In the quiet hours: 2 evenings, 2 maps/)]);
  expect(scene.texts()[0]?.match(/Red Barn · 1 map · 2 players/g)).toHaveLength(2);
  scene.close();
});
