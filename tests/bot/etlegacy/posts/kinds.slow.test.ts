// What is posted by itself, through the importer, the planner and the deliverer, into a Discord on loopback.
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { etlegacyBot } from '../../../../bot/etlegacy/etlegacy-bot.ts';
import { storePrivacy } from '../../../../people/settings.ts';
import { storeLink } from '../../../../people/store-link.ts';
import type { FakeDiscord as Discord } from '../../../support/fake-discord/fake-discord.ts';
import { FakeDiscord } from '../../../support/fake-discord/fake-discord.ts';
import { ALL_PERMISSIONS } from '../../../support/fake-discord/permissions.ts';
import { readText } from '../../../support/fake-discord/read-message.ts';
import { importFiles } from '../../../support/import-files.ts';
import { Pipeline } from '../../../support/posts/open-pipeline.ts';
import { storeTarget } from '../../../support/posts/store-target.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/test-database.ts';
import { stubPictures } from '../../scenarios/stub-pictures.ts';
import { eveningFiles } from '../../support/evenings.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const AT = '2025-02-03 20:00:00';
/** End of the first round of the evening. */
const FIRST = Date.parse('2025-02-03T20:00:00Z');
const ALL = { evening: { thread: false }, map: {}, recap: {}, weekly: {}, away: {} };

let database: TestDatabase;
let fake: Discord;
let pipeline: Pipeline;

beforeAll(async () => {
  fake = await new FakeDiscord().start();
});
afterAll(async () => fake.stop());

beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  pipeline.close();
  await database.close();
});

/** A channel of its own, in which everything is switched on unless told. */
async function open(kinds: Record<string, object> = ALL, more: { zone?: string; hour?: number } = {}) {
  const { guild } = fake.home;
  fake.change.setBotPermissions(guild, ALL_PERMISSIONS);
  const channel = fake.change.addChannel(guild);
  const games = [{ game: 'etlegacy', posts: etlegacyBot.posts ?? [] }];
  const bindings = { servers: [{ key: 'default', guilds: [guild.id], isPublic: false }], owners: [] };
  pipeline = new Pipeline({ db: database.db, fake, games, bindings, pictures: stubPictures() });
  pipeline.clock = FIRST - HOUR;
  await storeTarget(database.db, {
    guild: guild.id,
    channel: channel.id,
    game: 'etlegacy',
    scopes: ['default'],
    kinds,
    since: new Date(FIRST - 60 * DAY),
    ...more,
  });
  return {
    texts: () => fake.messagesIn(channel.id).map(readText),
    messages: () => fake.messagesIn(channel.id),
  };
}

/** Imports the files one by one, each a few seconds after its round. */
async function play(files: ReturnType<typeof eveningFiles>): Promise<void> {
  for (const file of files) {
    const [, date = '', h = '', m = '', s = ''] =
      /^(\d{4}-\d\d-\d\d)-(\d\d)(\d\d)(\d\d)/.exec(file.name) ?? [];
    pipeline.clock = Math.max(pipeline.clock, Date.parse(`${date}T${h}:${m}:${s}Z`) + 5000);
    await importFiles(database.db, [file]);
    await pipeline.update();
  }
}

/** Lets time pass in one step. */
async function wait(minutes: number): Promise<void> {
  pipeline.clock += minutes * MINUTE;
  await pipeline.update();
}

test('an evening is one opener, one card for each whole map and one recap, with the worst names there are', async () => {
  const { texts, messages } = await open();
  const files = eveningFiles({ players: 12, at: AT, matches: 3 });
  await play(files.slice(0, 1));
  expect(texts()).toHaveLength(1);
  expect(texts()[0]).toContain('Monday, 3 February 2025');
  await play(files.slice(1));
  expect(texts()).toHaveLength(4);
  expect(texts()[0]).toMatch(/1\. oasis: .* won/);
  expect(texts()[1]).toMatch(/oasis: .* wins/);
  expect(texts()[3]).toMatch(/radar: .* wins/);
  await wait(28);
  expect(texts()).toHaveLength(4);
  await wait(4);
  expect(texts()).toHaveLength(5);
  expect(texts()[4]).toContain('3 maps');
  for (const { message } of messages())
    expect(JSON.stringify(message)).not.toMatch(/undefined(?!2)|NaN|Infinity/);
  const pictures = messages().filter(({ files: drawn }) => drawn.length > 0);
  expect(pictures).toHaveLength(4);
  for (const { message } of pictures) expect(JSON.stringify(message)).toContain('Text version');
  await importFiles(database.db, files);
  await wait(1);
  expect(texts()).toHaveLength(5);
  expect(fake.takeProblems()).toEqual([]);
});

test('a card that is wanted after round one is completed by round two, also where round two comes first', async () => {
  const { texts, messages } = await open({ map: { afterRoundOne: true } });
  const [one, two] = eveningFiles({ players: 6, at: AT, matches: 1 });
  if (one === undefined || two === undefined) throw new Error('An evening has two files');
  await play([one]);
  expect(texts()).toHaveLength(1);
  expect(texts()[0]).toContain('partial: round 2 missing');
  await play([two]);
  expect(texts()).toHaveLength(1);
  expect(texts()[0]).toContain('both rounds');
  expect(messages()[0]?.history.length).toBeGreaterThan(0);
  const later = eveningFiles({ players: 6, at: '2025-02-03 20:30:00', matches: 1 });
  await play(later.toReversed());
  expect(texts()).toHaveLength(2);
  expect(texts()[1]).toContain('both rounds');
});

test('the recap comes at once where the server is seen empty, and is edited when the evening goes on', async () => {
  const { texts } = await open({ recap: {} });
  await play(eveningFiles({ players: 6, at: AT, matches: 1 }));
  const see = async (empty: boolean) => {
    const now = new Date(pipeline.clock);
    const state = {
      asked_at: now,
      answered_at: now,
      empty_since: empty ? new Date(pipeline.clock - 2 * MINUTE) : null,
      people: '[]',
    };
    await database.db
      .insertInto('etlegacy.server_states')
      .values({ server_key: 'default', ...state })
      .onConflict((conflict) => conflict.column('server_key').doUpdateSet(state))
      .execute();
    await pipeline.update();
  };
  await see(false);
  expect(texts()).toEqual([]);
  await see(true);
  expect(texts()).toHaveLength(1);
  expect(texts()[0]).toContain('1 map');
  await see(false);
  await play(eveningFiles({ players: 6, at: '2025-02-03 20:35:00', matches: 1 }));
  expect(texts()).toHaveLength(1);
  expect(texts()[0]).toContain('2 maps');
});

test('a private player is a row of a scoreboard and nothing else', async () => {
  const { db } = database;
  const { messages } = await open();
  const place = `guild/${fake.home.guild.id}`;
  const files = eveningFiles({ players: 12, at: AT, matches: 2 });
  await importFiles(db, files);
  const told = await db.selectFrom('etlegacy.player_names').select(['player_key', 'name']).execute();
  for (const [at, { player_key: key }] of told.entries()) {
    const account = String(10n ** 17n + BigInt(at));
    await storeLink(db, { game: 'etlegacy', account, place }, [key]);
    await storePrivacy(db, account, 'private');
  }
  pipeline.clock = FIRST + HOUR + 35 * MINUTE;
  await wait(1);
  expect(messages().length).toBeGreaterThan(1);
  for (const { message } of messages()) {
    const text = JSON.stringify(message);
    expect(text).not.toMatch(/stood out|Highlights|★ most|\\n★/);
  }
});

test('a week is told on Monday at the hour and in the zone of the target, with the same days of an earlier year', async () => {
  const { texts } = await open({ weekly: {} }, { zone: 'Europe/Berlin', hour: 18 });
  await importFiles(database.db, eveningFiles({ players: 6, at: '2024-02-07 20:00:00', matches: 2 }));
  await importFiles(database.db, eveningFiles({ players: 12, at: AT, matches: 3 }));
  pipeline.clock = Date.parse('2025-02-10T16:58:00Z');
  await wait(1);
  expect(texts()).toEqual([]);
  await wait(2);
  expect(texts()).toHaveLength(1);
  expect(texts()[0]).toContain('The week of 3 Feb 2025');
  expect(texts()[0]).toContain('6 rounds');
  expect(texts()[0]).toContain('On this day: Wednesday, 7 February 2024');
  pipeline.clock += 7 * DAY;
  await wait(1);
  expect(texts()).toHaveLength(1);
});

test('two evenings that were missed are one post, and nothing is told of them twice', async () => {
  const { texts } = await open();
  await pipeline.update();
  await importFiles(database.db, [
    ...eveningFiles({ players: 6, at: AT, matches: 2 }),
    ...eveningFiles({ players: 6, at: '2025-02-03 23:00:00', matches: 2 }),
  ]);
  pipeline.clock = Date.parse('2025-02-04T07:00:00Z');
  await wait(0);
  await wait(4);
  await wait(40);
  expect(texts()).toHaveLength(1);
  expect(texts()[0]).toContain('While I was away: 2 evenings, 4 maps');
  pipeline.clock += 14 * HOUR;
  await importFiles(database.db, eveningFiles({ players: 8, at: '2025-02-03 23:00:00', matches: 2 }));
  await wait(1);
  expect(texts()[0]).toContain('8 players');
});
