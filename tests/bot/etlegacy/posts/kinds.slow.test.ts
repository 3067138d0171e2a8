// Automatic posts, through the importer, the planner and the deliverer, into a Discord on loopback.
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { replay } from '../../../../importer/etlegacy/replay.ts';
import { storePrivacy } from '../../../../people/settings.ts';
import { storeLink } from '../../../../people/store-link.ts';
import { FakeDiscord } from '../../../support/fake-discord/fake-discord.ts';
import { importFiles } from '../../../support/etlegacy/import-files.ts';
import { ALL_KINDS, DAY, EtScene, HOUR, MINUTE } from '../../../support/posts/et-scene.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/database/test-database.ts';
import { eveningFiles } from '../../support/evenings.ts';

const AT = '2025-02-03 20:00:00';
/** End of the first round of the evening. */
const FIRST = Date.parse('2025-02-03T20:00:00Z');

const fake = new FakeDiscord();
let database: TestDatabase;
let scene: EtScene;

beforeAll(async () => {
  await fake.start();
});
afterAll(async () => fake.stop());

beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  scene.close();
  await database.close();
});

/** Every kind is enabled by default. */
async function open(
  kinds: Record<string, object> = ALL_KINDS,
  target: { zone?: string; hour?: number } = {},
) {
  scene = await EtScene.open({ db: database.db, fake, clock: FIRST - HOUR, kinds, target });
  return { texts: () => scene.texts(), messages: () => scene.messages() };
}

test('an evening is one opener, one card for each complete map and one recap, with hostile names', async () => {
  const { texts, messages } = await open();
  const files = eveningFiles({ players: 12, at: AT, matches: 3 });
  await scene.play(files.slice(0, 1));
  expect(texts()).toHaveLength(1);
  expect(texts()[0]).toContain('Monday, 3 February 2025');
  await scene.play(files.slice(1));
  expect(texts()).toHaveLength(4);
  expect(texts()[0]).toMatch(/1\. oasis: .* won/);
  expect(texts()[1]).toMatch(/oasis: .* wins/);
  expect(texts()[3]).toMatch(/radar: .* wins/);
  await scene.wait(28);
  expect(texts()).toHaveLength(4);
  await scene.wait(4);
  expect(texts()).toHaveLength(5);
  expect(texts()[4]).toContain('3 maps');
  for (const { message } of messages())
    expect(JSON.stringify(message)).not.toMatch(/undefined(?!2)|NaN|Infinity/);
  const pictures = messages().filter(({ files: drawn }) => drawn.length > 0);
  expect(pictures).toHaveLength(4);
  for (const { message } of pictures) expect(JSON.stringify(message)).toContain('Text version');
  await importFiles(database.db, files);
  await scene.wait(1);
  expect(texts()).toHaveLength(5);
  expect(fake.takeProblems()).toEqual([]);
});

test('a card that is posted after round one is completed by round two, also where round two comes first', async () => {
  const { texts, messages } = await open({ map: { afterRoundOne: true } });
  const [one, two] = eveningFiles({ players: 6, at: AT, matches: 1 });
  if (one === undefined || two === undefined) throw new Error('An evening has two files');
  await scene.play([one]);
  expect(texts()).toHaveLength(1);
  expect(texts()[0]).toContain('partial: round 2 missing');
  await scene.play([two]);
  expect(texts()).toHaveLength(1);
  expect(texts()[0]).toContain('both rounds');
  expect(messages()[0]?.history.length).toBeGreaterThan(0);
  const later = eveningFiles({ players: 6, at: '2025-02-03 20:30:00', matches: 1 });
  await scene.play(later.toReversed());
  expect(texts()).toHaveLength(2);
  expect(texts()[1]).toContain('both rounds');
});

test('a card that is posted after round one says that round two is missing once it is late, with the next file', async () => {
  const { texts } = await open({ map: { afterRoundOne: true } });
  const files = eveningFiles({ players: 6, at: AT, matches: 2 });
  await scene.play(files.slice(0, 1));
  expect(texts()).toEqual([expect.stringContaining('partial: round 2 missing')]);
  expect(texts()[0]).not.toContain('nobody won');
  await scene.play(files.slice(2, 3));
  expect(texts()[0]).toContain('nobody won');
});

test('the recap comes at once where the server is seen empty, and is edited when the evening continues', async () => {
  const { texts } = await open({ recap: {} });
  await scene.play(eveningFiles({ players: 6, at: AT, matches: 1 }));
  const see = async (empty: boolean) => {
    const now = new Date(scene.pipeline.clock);
    const state = {
      asked_at: now,
      answered_at: now,
      empty_since: empty ? new Date(scene.pipeline.clock - 2 * MINUTE) : null,
      people: '[]',
    };
    await database.db
      .insertInto('etlegacy.server_states')
      .values({ server_key: 'default', ...state })
      .onConflict((conflict) => conflict.column('server_key').doUpdateSet(state))
      .execute();
    await scene.pipeline.update();
  };
  await see(false);
  expect(texts()).toEqual([]);
  await see(true);
  expect(texts()).toHaveLength(1);
  expect(texts()[0]).toContain('1 map');
  await see(false);
  await scene.play(eveningFiles({ players: 6, at: '2025-02-03 20:35:00', matches: 1 }));
  expect(texts()).toHaveLength(1);
  expect(texts()[0]).toContain('2 maps');
});

test('a private player appears only as a row of the scoreboard', async () => {
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
  scene.pipeline.clock = FIRST + HOUR + 35 * MINUTE;
  await scene.wait(1);
  expect(messages().length).toBeGreaterThan(1);
  for (const { message } of messages()) {
    const text = JSON.stringify(message);
    expect(text).not.toMatch(/stood out|Highlights|★ most|\\n★/);
  }
});

test('a week is posted on Monday at the hour and in the zone of the target, with the same days of an earlier year', async () => {
  const { texts } = await open({ weekly: {} }, { zone: 'Europe/Berlin', hour: 18 });
  await importFiles(database.db, eveningFiles({ players: 6, at: '2024-02-07 20:00:00', matches: 2 }));
  await importFiles(database.db, eveningFiles({ players: 12, at: AT, matches: 3 }));
  scene.pipeline.clock = Date.parse('2025-02-10T16:58:00Z');
  await scene.wait(1);
  expect(texts()).toEqual([]);
  await scene.wait(2);
  expect(texts()).toHaveLength(1);
  expect(texts()[0]).toMatch(/The week of 3 Feb 2025\nRed Barn · 1 evening/);
  expect(texts()[0]).toContain('6 rounds');
  expect(texts()[0]).toContain('On this day: Wednesday, 7 February 2024');
  // A replay marks what was posted, also what is no session.
  await replay(database.db, { key: 'default', zone: 'UTC' });
  await scene.wait(1);
  // A file that is late by days corrects the digest.
  scene.pipeline.clock += 3 * DAY;
  await importFiles(database.db, eveningFiles({ players: 12, at: AT, matches: 4 }).slice(6));
  await scene.wait(1);
  expect(texts()[0]).toContain('8 rounds');
  scene.pipeline.clock += 4 * DAY;
  await scene.wait(1);
  expect(texts()).toHaveLength(1);
});

test('two missed evenings give one post, and no fact is posted twice', async () => {
  const { texts } = await open();
  await scene.pipeline.update();
  await importFiles(database.db, [
    ...eveningFiles({ players: 6, at: AT, matches: 2 }),
    ...eveningFiles({ players: 6, at: '2025-02-03 23:00:00', matches: 2 }),
  ]);
  scene.pipeline.clock = Date.parse('2025-02-04T07:00:00Z');
  await scene.wait(0);
  await scene.wait(4);
  await scene.wait(40);
  expect(texts()).toHaveLength(1);
  expect(texts()[0]).toContain('While I was away: 2 evenings, 4 maps');
  scene.pipeline.clock += 14 * HOUR;
  await importFiles(database.db, eveningFiles({ players: 8, at: '2025-02-03 23:00:00', matches: 2 }));
  await scene.wait(1);
  expect(texts()[0]).toContain('8 players');
  await importFiles(database.db, eveningFiles({ players: 6, at: AT, matches: 3 }).slice(4));
  await scene.wait(1);
  expect(texts()[0]).toContain('2 evenings, 5 maps');
});
