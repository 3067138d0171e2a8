// Evenings that share one post: several that Debrief missed, of one server or two, and several whose recaps quiet hours held back.
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { forgetServer } from '../../../../importer/etlegacy/servers/forget-server.ts';
import { FakeDiscord } from '../../../support/fake-discord/fake-discord.ts';
import { importFiles } from '../../../support/etlegacy/import-files.ts';
import { EtScene, HOUR, MINUTE } from '../../../support/posts/et-scene.ts';
import { evenly, stopwatchMatch } from '../../../support/etlegacy/stopwatch-match.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/database/test-database.ts';
import type { TestFile } from '../../../support/etlegacy/round-file.ts';

const KINDS = { evening: { thread: false }, map: {}, recap: {}, away: {} };
const fake = new FakeDiscord({ globalLimit: 1_000 });
let database: TestDatabase;
let scene: EtScene;

beforeAll(async () => fake.start());
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  scene.close();
  expect(fake.takeProblems()).toEqual([]);
  await database.close();
});
afterAll(async () => fake.stop());

const play = (at: string, map: string): [TestFile, TestFile] =>
  stopwatchMatch({ at, map, first: evenly(['anna', 'bert']), second: evenly(['carl', 'dora']) });

const titles = (): string[] => scene.texts().map((text) => text.split('\n')[0] ?? '');

test('Missed evenings of two servers in one channel are one post; each goes from it where its server is hidden or forgotten.', async () => {
  const { db } = database;
  const clock = Date.parse('2025-02-03T18:00:00Z');
  const options = { db, fake, clock, kinds: KINDS, others: ['other'] };
  scene = await EtScene.open(options);
  await scene.wait(0);
  scene.pipeline.clock = Date.parse('2025-02-04T07:00:00Z');
  await importFiles(db, play('2025-02-03 20:00:00', 'oasis'));
  // The other files are still being imported.
  await scene.wait(0);
  await importFiles(db, play('2025-02-03 21:00:00', 'radar'), { server: 'other' });
  await scene.wait(1);
  expect(titles()).toEqual([]);
  await scene.wait(4);
  await scene.wait(40);
  expect(titles()).toEqual(['## While I was away: 2 evenings, 2 maps']);
  // A late map of the server that the post is not named by.
  await importFiles(db, play('2025-02-03 20:30:00', 'supply'));
  await scene.wait(1);
  expect(titles()).toEqual(['## While I was away: 2 evenings, 3 maps']);
  const later = scene.pipeline.clock + MINUTE;
  const hidden = EtScene.join({ ...options, clock: later, hidden: ['default'] }, scene.channel);
  await importFiles(db, play('2025-02-03 20:50:00', 'bremen_b3'));
  await importFiles(db, play('2025-02-03 21:25:00', 'bremen_b3'), { server: 'other' });
  await hidden.wait(1);
  expect(titles()).toEqual(['## While I was away: 1 evening, 2 maps']);
  hidden.close();
  await scene.wait(1);
  await importFiles(db, play('2025-02-03 21:50:00', 'adlernest'), { server: 'other' });
  await scene.wait(1);
  expect(titles()).toEqual(['## While I was away: 2 evenings, 6 maps']);
  await forgetServer(db, 'default');
  await scene.wait(1);
  expect(titles()).toEqual(['## While I was away: 1 evening, 3 maps']);
  await forgetServer(db, 'other');
  await scene.wait(1);
  expect(titles()).toEqual(['What was posted here has been removed from Debrief.']);
});

test('A single missed evening has its recap, once the files of that time may have come.', async () => {
  const { db } = database;
  scene = await EtScene.open({ db, fake, clock: Date.parse('2025-02-03T18:00:00Z'), kinds: KINDS });
  await scene.wait(0);
  scene.pipeline.clock = Date.parse('2025-02-04T05:00:00Z');
  await importFiles(db, play('2025-02-03 20:00:00', 'oasis'));
  await scene.wait(1);
  expect(titles()).toEqual([]);
  await scene.wait(3);
  expect(titles()).toEqual([expect.stringContaining('3 February 2025')]);
  // A second evening has a recap of its own, and the first one no second post.
  await importFiles(db, play('2025-02-03 23:00:00', 'radar'));
  await scene.wait(1);
  await scene.wait(40);
  expect(titles()).toHaveLength(2);
  expect(titles().join()).not.toContain('away');
});

/** Berlin: clocks go from 3:00 back to 2:00 on 26 October 2025, and from 2:00 to 3:00 on 30 March 2025. */
const NIGHTS = [
  ['an ordinary night', '2025-02-03T22:00:00Z', '2025-02-04T07:00:00Z'],
  ['the night that repeats an hour', '2025-10-25T21:00:00Z', '2025-10-26T07:00:00Z'],
  ['the night that leaves an hour out', '2025-03-29T22:00:00Z', '2025-03-30T06:00:00Z'],
] as const;
const QUIET = { zone: 'Europe/Berlin', quiet_from: 23, quiet_until: 8 };

/** @returns the wall clock in UTC. */
const wall = (start: string, minutes: number): string =>
  new Date(Date.parse(start) + minutes * MINUTE).toISOString().slice(0, 19).replace('T', ' ');

test.each(NIGHTS)(
  'In quiet hours nothing comes; after %s the recap of one evening, or one post about several.',
  async (_, start, end) => {
    const { db } = database;
    const clock = Date.parse(start) - 3 * HOUR;
    scene = await EtScene.open({ db, fake, clock, kinds: KINDS, target: QUIET });
    const copy = await createTestDatabase();
    const other = await EtScene.open({ db: copy.db, fake, clock, kinds: KINDS, target: QUIET });
    await scene.wait(0);
    // Half an hour before the quiet hours, and into them.
    await scene.play(play(wall(start, -40), 'oasis'));
    await scene.wait(1);
    const before = titles();
    expect(before).toEqual([expect.stringContaining('2025'), expect.stringContaining('oasis')]);
    await scene.play(play(wall(start, 20), 'radar'));
    expect(scene.texts()[0]).toContain('radar');
    // Elsewhere three evenings are played in these hours.
    await other.play(play(wall(start, 60), 'oasis'));
    await scene.wait(60);
    await other.play(play(wall(start, 180), 'supply'));
    await scene.wait(60);
    await other.play(play(wall(start, 300), 'radar'));
    const untilTime = async (time: number): Promise<void> => {
      for (const one of [scene, other])
        while (one.pipeline.clock < time) await one.wait(Math.min(30, (time - one.pipeline.clock) / MINUTE));
    };
    await untilTime(Date.parse(end) - 1000);
    expect(titles()).toEqual(before);
    expect(other.texts()).toEqual([]);
    await untilTime(Date.parse(end));
    expect(titles()).toEqual([...before, expect.stringContaining('2025')]);
    expect(scene.texts()[2]).toContain('2 maps');
    expect(other.texts()).toEqual([expect.stringMatching(/^## In the quiet hours: 3 evenings, 3 maps/)]);
    await untilTime(Date.parse(end) + 2 * HOUR);
    expect([titles().length, other.texts().length]).toEqual([3, 1]);
    other.close();
    await copy.close();
  },
);

test('An evening that goes on after the quiet hours has its opener then, and its recap at its end.', async () => {
  const { db } = database;
  const clock = Date.parse('2025-02-04T05:00:00Z');
  scene = await EtScene.open({ db, fake, clock, kinds: KINDS, target: QUIET });
  await scene.play(play('2025-02-04 06:30:00', 'oasis'));
  await scene.wait(1);
  expect(titles()).toEqual([]);
  await scene.play(play('2025-02-04 07:05:00', 'radar'));
  await scene.wait(1);
  expect(scene.texts()).toEqual([
    expect.stringMatching(/1\. oasis[^]*2\. radar/),
    expect.stringMatching(/^## radar/),
  ]);
  await scene.wait(40);
  expect(titles()).toHaveLength(3);
  expect(scene.texts()[2]).toContain('2 maps');
});

test('An evening that goes on after the quiet hours, when it stands in one post with another one, has no recap.', async () => {
  const { db } = database;
  const clock = Date.parse('2025-02-03T22:30:00Z');
  scene = await EtScene.open({ db, fake, clock, kinds: KINDS, target: QUIET });
  await scene.play(play('2025-02-03 23:30:00', 'oasis'));
  await scene.wait(100);
  await scene.wait(100);
  await scene.wait(100);
  await scene.play(play('2025-02-04 06:05:00', 'radar'));
  scene.pipeline.clock = Date.parse('2025-02-04T07:00:00Z');
  await scene.wait(0);
  expect(titles()).toEqual(['## In the quiet hours: 2 evenings, 2 maps']);
  await scene.play(play('2025-02-04 07:10:00', 'supply'));
  await scene.wait(1);
  await scene.wait(40);
  expect(titles()).toEqual([
    '## In the quiet hours: 2 evenings, 3 maps',
    expect.stringContaining('4 February 2025'),
    expect.stringMatching(/^## supply/),
  ]);
  expect(scene.texts()[1]).toContain('2. supply');
});
