// A second game posts by itself: kinds of its own, the pipeline as it is.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FakeDiscord } from '../support/fake-discord/fake-discord.ts';
import { ALL_PERMISSIONS } from '../support/fake-discord/permissions.ts';
import { readText } from '../support/fake-discord/read-message.ts';
import { Pipeline } from '../support/posts/open-pipeline.ts';
import { storeTarget } from '../support/posts/store-target.ts';
import type { TestDatabase } from '../support/database/test-database.ts';
import { skimmingBot } from '../support/toy-game/bot/skimming-bot.ts';
import { contestFile } from '../support/toy-game/contests.ts';
import { GAME, SOURCE } from '../support/toy-game/importer/source.ts';
import { importContestFiles, openToyDatabase } from '../support/toy-game/open-toy-database.ts';

const MINUTE = 60_000;
/** The first contest is held on that day at that hour. */
const HELD = Date.UTC(2031, 1, 1, 19);

const fake = new FakeDiscord();
let database: TestDatabase;
let pipeline: Pipeline;
let channel: string;

beforeAll(async () => {
  database = await openToyDatabase();
  await fake.start();
  const { guild } = fake.home;
  fake.change.setBotPermissions(guild, ALL_PERMISSIONS);
  channel = fake.change.addChannel(guild).id;
  const bindings = { servers: [{ key: SOURCE, guilds: [guild.id], isPublic: false }], owners: [] };
  pipeline = new Pipeline({ db: database.db, fake, games: [skimmingBot], bindings });
  pipeline.clock = HELD;
  const kinds = { pond: {}, bests: {} };
  const since = new Date(HELD - MINUTE);
  await storeTarget(database.db, { guild: guild.id, channel, game: GAME, scopes: [SOURCE], kinds, since });
});
afterAll(async () => {
  expect(fake.takeProblems()).toEqual([]);
  pipeline.close();
  await fake.stop();
  await database.close();
});

const texts = () => fake.messagesIn(channel).map(readText);

test('a dashboard stays and is edited each minute at most; bests of a contest are one post, edited when it is corrected', async () => {
  const first = contestFile({
    day: 1,
    throws: [
      ['Anna', 6, 20],
      ['Boris', 2, 30],
    ],
  });
  await importContestFiles(database.db, [first]);
  await pipeline.pass(2);
  expect(texts()).toEqual([expect.stringContaining('Anna')]);
  pipeline.clock = HELD + 24 * 60 * MINUTE;
  await importContestFiles(database.db, [
    contestFile({
      day: 2,
      throws: [
        ['Anna', 7, 21],
        ['Boris', 9, 33],
        ['**Carla** @here', 4, 9],
      ],
    }),
  ]);
  await pipeline.pass(2);
  const [pond, bests, ...others] = texts();
  expect(others).toEqual([]);
  expect(pond).toContain('Carla');
  expect(bests).toMatch(/\*\*Boris\*\*: 33 m.*\n.*\*\*Anna\*\*: 21 m/);
  await importContestFiles(database.db, [
    contestFile({
      day: 2,
      throws: [
        ['Anna', 7, 21],
        ['Boris', 9, 12],
        ['Boris', 8, 11],
        ['Carla', 4, 9],
      ],
    }),
  ]);
  await pipeline.pass(2);
  expect(texts()).toHaveLength(2);
  expect(texts()[1]).not.toContain('Boris');
  for (const { pings } of fake.messagesIn(channel)) expect(pings).toMatchObject({ users: [], roles: [] });
  const edits = fake.messagesIn(channel).map(({ history }) => history.length);
  await pipeline.pass(3);
  expect(fake.messagesIn(channel).map(({ history }) => history.length)).toEqual(edits);
});
