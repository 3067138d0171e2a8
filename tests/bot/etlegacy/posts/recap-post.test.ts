// The automatic recap: round files into the importer, its marks, the plan, the message in the channel.
import { readdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { etlegacyBot } from '../../../../bot/etlegacy/etlegacy-bot.ts';
import { FakeDiscord } from '../../../support/fake-discord/fake-discord.ts';
import { ALL_PERMISSIONS } from '../../../support/fake-discord/permissions.ts';
import { readText } from '../../../support/fake-discord/read-message.ts';
import { importFiles } from '../../../support/etlegacy/import-files.ts';
import { Pipeline } from '../../../support/posts/open-pipeline.ts';
import { storeTarget } from '../../../support/posts/store-target.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/database/test-database.ts';

const SAMPLE = new URL('../../../../local_stats/sample/', import.meta.url);
/** End of the last round of the sample evening. */
const LAST = Date.UTC(2026, 9, 2, 23, 7, 2);
const MINUTE = 60_000;

let database: TestDatabase;
let fake: FakeDiscord;

beforeAll(async () => {
  database = await createTestDatabase();
  fake = await new FakeDiscord().start();
  fake.change.setBotPermissions(fake.home.guild, ALL_PERMISSIONS);
});
afterAll(async () => {
  await fake.stop();
  await database.close();
});

test('The recap of an evening is posted once, 30 minutes after its last round, and mentions the chosen role.', async () => {
  const { guild, channel } = fake.home;
  const role = fake.change.addRole(guild, {}).id;
  const bindings = { servers: [{ key: 'default', guilds: [guild.id], isPublic: false }], owners: [] };
  const games = [
    { game: 'etlegacy', posts: (etlegacyBot.posts ?? []).filter(({ name }) => name === 'recap') },
  ];
  const pipeline = new Pipeline({ db: database.db, fake, games, bindings });
  pipeline.clock = LAST - 8 * MINUTE;
  await storeTarget(database.db, {
    guild: guild.id,
    channel: channel.id,
    game: 'etlegacy',
    scopes: ['default'],
    kinds: { recap: { pingRole: role } },
    since: new Date(LAST - 24 * 60 * MINUTE),
  });
  const names = (await readdir(SAMPLE)).filter((name) => name.endsWith('.txt')).toSorted();
  const files = await Promise.all(
    names.map(async (name) => ({ name, body: await readFile(new URL(name, SAMPLE)) })),
  );
  await importFiles(database.db, files.slice(0, -2));
  await pipeline.pass(7);
  await importFiles(database.db, files);
  await pipeline.pass(30);
  expect(fake.messagesIn(channel.id)).toEqual([]);
  await pipeline.pass(2);
  const [message, ...others] = fake.messagesIn(channel.id);
  expect(others).toEqual([]);
  expect(message === undefined ? '' : readText(message)).toMatch(/2 October 2026/);
  expect(message?.history).toHaveLength(1);
  expect(message?.pings).toEqual({ everyone: false, users: [], roles: [role] });
  expect(fake.problems).toEqual([]);
  pipeline.close();
});
