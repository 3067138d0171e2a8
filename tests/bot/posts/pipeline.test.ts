// Plan and deliver, with a game of its own, a real PostgreSQL and a Discord on loopback.
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { ALL_PERMISSIONS } from '../../support/fake-discord/permissions.ts';
import { FakeDiscord } from '../../support/fake-discord/fake-discord.ts';
import { readText } from '../../support/fake-discord/read-message.ts';
import { Pipeline } from '../../support/posts/open-pipeline.ts';
import { noteKind, openSmallGame, smallGame, writeNote } from '../../support/posts/small-game.ts';
import { storeTarget } from '../../support/posts/store-target.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
let fake: FakeDiscord;
let pipeline: Pipeline;

beforeAll(async () => {
  database = await createTestDatabase();
  await openSmallGame(database.db);
});
afterAll(async () => database.close());

beforeEach(async () => {
  fake = await new FakeDiscord().start();
  fake.change.setBotPermissions(fake.home.guild, ALL_PERMISSIONS);
  pipeline = new Pipeline({ db: database.db, fake, games: [smallGame([noteKind({ name: 'note' })])] });
  await storeTarget(database.db, {
    guild: fake.home.guild.id,
    channel: fake.home.channel.id,
    game: 'small',
    kinds: { note: {} },
    since: new Date(pipeline.clock - 60_000),
  });
});
afterEach(async () => {
  pipeline.close();
  await fake.stop();
  await sql`truncate core.stirs, core.posts, core.targets, small.notes`.execute(database.db);
});

const texts = (): string[] => fake.messagesIn(fake.home.channel.id).map(readText);
const at = (): Date => new Date(pipeline.clock);

test('What happened is posted once, and edited only where its words change.', async () => {
  await writeNote(database.db, { id: 1, events: [11, 12], text: 'one', at: at() });
  await pipeline.update();
  await pipeline.update();
  expect(texts()).toEqual(['note: one']);
  const requests = fake.requests.length;
  await writeNote(database.db, { id: 1, events: [11, 12], text: 'one', at: at() });
  await pipeline.update();
  expect(fake.requests).toHaveLength(requests);
  await writeNote(database.db, { id: 1, events: [11, 12, 13], text: 'two', at: at() });
  await pipeline.update();
  expect(texts()).toEqual(['note: two']);
  expect(await database.db.selectFrom('core.stirs').selectAll().execute()).toEqual([]);
  expect(fake.problems).toEqual([]);
});

test('What is older than its target, or too late, is not posted.', async () => {
  const { key } = await database.db.selectFrom('core.targets').select('key').executeTakeFirstOrThrow();
  await writeNote(database.db, {
    id: 1,
    events: [11],
    text: 'before the target',
    at: new Date(pipeline.clock - 61_000),
  });
  await pipeline.update();
  await database.db
    .updateTable('core.targets')
    .set({ since: new Date(0) })
    .where('key', '=', key)
    .execute();
  await writeNote(database.db, {
    id: 2,
    events: [21],
    text: 'late',
    at: new Date(pipeline.clock - 3 * 3_600_000),
  });
  await pipeline.update();
  expect(texts()).toEqual([]);
});
