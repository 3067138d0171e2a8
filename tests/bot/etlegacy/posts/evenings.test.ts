import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../support/database/test-database.ts';
import { importFiles } from '../../../support/etlegacy/import-files.ts';
import { FakeDiscord } from '../../../support/fake-discord/fake-discord.ts';
import { readText } from '../../../support/fake-discord/read-message.ts';
import { EtScene, HOUR } from '../../../support/posts/et-scene.ts';
import { proveEvenings } from '../../../support/posts/prove-evenings.ts';
import { eveningFiles } from '../../support/evenings.ts';

test('An evening file by file is an opener, a recap and a card for each map, whatever the order of its files.', async () => {
  await proveEvenings(1, 2);
});

const LEAST = { minPlayers: 2, minRounds: 6 };
const CLOCK = Date.parse('2025-02-03T18:00:00Z');
const fake = new FakeDiscord();
let database: TestDatabase;

beforeAll(async () => fake.start());
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  expect(fake.takeProblems()).toEqual([]);
  await database.close();
});
afterAll(async () => fake.stop());

test('Cards wait for the rounds that their opener and recap wait for, and then come after it, into its thread.', async () => {
  const kinds = { evening: LEAST, map: {}, recap: LEAST };
  const scene = await EtScene.open({ db: database.db, fake, clock: CLOCK, kinds });
  const threads = () => [...fake.home.guild.threads.keys()];
  const cards = () => threads().flatMap((thread) => fake.messagesIn(thread).map(readText));
  const settle = async () => {
    for (let step = 0; step < 3; step++) await scene.wait(0.1);
  };
  await scene.play(eveningFiles({ players: 4, at: '2025-02-03 20:00:00', matches: 1 }));
  await scene.wait(33);
  expect([scene.texts(), threads()]).toEqual([[], []]);

  scene.pipeline.clock += 12 * HOUR;
  const files = eveningFiles({ players: 4, at: '2025-02-04 20:00:00', matches: 4 });
  await scene.play(files.slice(0, 5));
  await settle();
  expect([scene.texts(), threads()]).toEqual([[], []]);
  await scene.play(files.slice(5, 6));
  await settle();
  expect(scene.texts()).toEqual([expect.stringContaining('4 February 2025')]);
  const played = ['oasis', 'supply', 'radar'].map((map) => expect.stringMatching(`## ${map}: `));
  expect(cards()).toEqual(played);
  await scene.play(files.slice(6));
  await settle();
  await scene.wait(33);
  expect(scene.texts()).toEqual([
    expect.stringMatching(/1\. oasis[^]*4\. te/),
    expect.stringContaining('4 maps'),
  ]);
  expect(cards()).toEqual([...played, expect.stringContaining('escape2')]);
  scene.close();
});

test('A card that is there stays and is corrected where more rounds are asked for later than its evening has.', async () => {
  const { db } = database;
  const scene = await EtScene.open({ db, fake, clock: CLOCK, kinds: { map: {} } });
  const [at, early] = ['2025-02-03 20:00:00', '2025-02-03 19:30:00'];
  await scene.play(eveningFiles({ players: 4, at, matches: 1 }));
  expect(scene.texts()).toEqual([expect.stringContaining('2v2')]);
  const raised = { map: { since: '2025-01-01T00:00:00Z', settings: LEAST } };
  await db
    .updateTable('core.targets')
    .set({ kinds: JSON.stringify(raised) })
    .execute();
  // The evening has another id then.
  await importFiles(db, eveningFiles({ players: 4, at: early, matches: 1 }));
  await scene.wait(1);
  await importFiles(db, eveningFiles({ players: 6, at, matches: 1 }));
  await scene.wait(1);
  expect(scene.texts()).toEqual([expect.stringContaining('3v3')]);
  scene.close();
});
