// Alarms from the watchdog to the log and, as posts, to a channel of a Discord server on loopback.
import { setTimeout as sleep } from 'node:timers/promises';
import { PermissionFlagsBits } from 'discord-api-types/v10';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { OWN_POSTS } from '../../work/alarm-post.ts';
import { openPosts } from '../../work/open-posts.ts';
import { openWork } from '../../work/open-work.ts';
import { recordAlarms } from '../../work/record-alarms.ts';
import { storeAlertTarget } from '../../work/store-alert-target.ts';
import { readConfig } from '../../core/config.ts';
import type { Jobs } from '../../jobs/open-jobs.ts';
import { findImporter, loadHealth, loadImporters } from '../../cli/app/find-game.ts';
import { fetchOpenAlarms } from '../../stats/health/fetch-open-alarms.ts';
import { FakeDiscord } from '../support/fake-discord/fake-discord.ts';
import { ALL_PERMISSIONS } from '../support/fake-discord/permissions.ts';
import { readText } from '../support/fake-discord/read-message.ts';
import { Pipeline } from '../support/posts/open-pipeline.ts';
import { quietLog } from '../support/quiet-log.ts';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';
import { waitUntil } from '../support/wait-until.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let database: TestDatabase;
let fake: FakeDiscord;
let now: number;
let quiet: ReturnType<typeof quietLog>;
let pipeline: Pipeline;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => database.close());

beforeEach(async () => {
  now = Date.UTC(2025, 0, 1, 20);
  fake = await new FakeDiscord({ now: () => now }).start();
  fake.change.setBotPermissions(fake.home.guild, ALL_PERMISSIONS);
  quiet = quietLog();
  pipeline = new Pipeline({ db: database.db, fake, games: [OWN_POSTS], now: () => now });
  await setUp();
});
afterEach(async () => {
  pipeline.close();
  await fake.stop();
  await sql`truncate core.alarms, core.targets, core.posts`.execute(database.db);
});

async function setUp(channel = fake.home.channel.id): Promise<string | null> {
  return await storeAlertTarget(database.db, pipeline.tools.courier, { channel, now: new Date(now) });
}

/** One check with these findings, in another process each time, and what is posted of it. */
async function check(...keys: string[]): Promise<void> {
  const alarms = keys.map((key) => ({ key, say: `${key} is in trouble.` }));
  await recordAlarms(database.db, alarms, { log: quiet.log, now: new Date(now) });
  await pipeline.update();
}

const said = (): string[] => quiet.lines.map(({ msg, alarm }) => `${msg} ${String(alarm)}`);
const texts = (): string[] => fake.messagesIn(fake.home.channel.id).map(readText);

describe('alarms', () => {
  test('are posted once while they last, logged once an hour, and edited when they are over', async () => {
    await check('stuck/a');
    for (let minutes = 5; minutes < 65; minutes += 5) {
      now += 5 * MINUTE;
      await check('stuck/a');
    }
    expect(said()).toEqual(['watchdog.alarm stuck/a', 'watchdog.alarm stuck/a']);
    expect(texts()).toEqual([expect.stringMatching(/needs you[^]*stuck\\\/a is in trouble/)]);
    now += 5 * MINUTE;
    await check();
    await check();
    expect(said().at(-1)).toBe('watchdog.over stuck/a');
    expect(said()).toHaveLength(3);
    expect(texts()).toEqual([expect.stringMatching(/Over[^]*stuck/)]);
    expect(fake.problems).toEqual([]);
  });

  test('of one check are one message, and of the next another', async () => {
    await check('stuck/a', 'silent/bot', 'dead_jobs');
    now += 5 * MINUTE;
    await check('dead_jobs', 'quiet/a');
    expect(texts()).toHaveLength(2);
    expect(texts()[0]).toMatch(/needs you[^]*dead[^]*Over[^]*bot[^]*stuck/);
    expect(texts()[1]).toMatch(/needs you[^]*quiet/);
    expect(texts()[1]).not.toContain('dead');
  });

  test('that flap return to their message', async () => {
    for (let minutes = 0; minutes < 60; minutes += 10) {
      await check('silent/sftp/a');
      now += 5 * MINUTE;
      await check();
      now += 5 * MINUTE;
    }
    await check('silent/sftp/a');
    expect(texts()).toEqual([expect.stringMatching(/needs you/)]);
    now += 5 * MINUTE;
    await check();
    now += 2 * HOUR;
    await check('silent/sftp/a');
    expect(texts()).toHaveLength(2);
  });

  test('are logged as usual after the clock was set back by 40 days', async () => {
    await check('stuck/a');
    now -= 40 * 24 * HOUR;
    await check('stuck/a');
    now += 5 * MINUTE;
    await check('stuck/a');
    expect(said()).toHaveLength(2);
    expect(texts()).toHaveLength(1);
  });

  test('are removed a day after their end, and their message stays', async () => {
    await check('stuck/a');
    now += 5 * MINUTE;
    await check();
    now += 25 * HOUR;
    await check();
    expect(await database.db.selectFrom('core.alarms').selectAll().execute()).toEqual([]);
    expect(texts()).toEqual([expect.stringMatching(/Over/)]);
  });

  test('ping nobody, whatever they contain', async () => {
    const say = `@everyone <@${fake.home.user.id}> **bold** [x](https://example.org) \`\`\``;
    await recordAlarms(database.db, [{ key: 'odd', say }], { log: quiet.log, now: new Date(now) });
    await pipeline.update();
    expect(fake.messagesIn(fake.home.channel.id).map(({ pings }) => pings)).toEqual([
      { everyone: false, users: [], roles: [] },
    ]);
    expect(texts()[0]).not.toMatch(/\*\*bold\*\*|(?<!\\)@everyone|\]\(https/);
  });

  test('in great number fit into one message', async () => {
    await check(...Array.from({ length: 100 }, (_, n) => `silent/sftp/server-${'x'.repeat(30)}-${n}`));
    expect(texts()).toHaveLength(1);
    expect(texts()[0]).toContain('and 92 more');
    expect(fake.problems).toEqual([]);
  });

  test('are shown by the doctor, as long as a process checks', async () => {
    await check('stuck/a');
    expect(await fetchOpenAlarms(database.db, new Date(now))).toMatchObject([{ key: 'stuck/a' }]);
    expect(await fetchOpenAlarms(database.db, new Date(now + 16 * MINUTE))).toEqual([]);
  });

  test('move to another channel when it is set, and only new ones are posted there', async () => {
    await check('stuck/a');
    const channel = fake.change.addChannel(fake.home.guild);
    expect(await setUp(channel.id)).toBeNull();
    now += HOUR;
    await check('quiet/b');
    expect(texts()).toHaveLength(1);
    expect(fake.messagesIn(channel.id).map(readText)).toEqual([expect.stringMatching(/quiet/)]);
  });
});

describe('a channel without permission', () => {
  test('that is not there is named in words', async () => {
    expect(await setUp('123456789012345678')).toMatch(/channel was deleted/);
  });

  test('that is closed to the bot is named in words, and gets the alarm once it is open', async () => {
    fake.change.setBotPermissions(
      fake.home.guild,
      PermissionFlagsBits.AttachFiles | PermissionFlagsBits.EmbedLinks,
    );
    const deny = String(PermissionFlagsBits.SendMessages);
    fake.change.setOverwrites(fake.home.channel, [{ id: fake.home.guild.id, type: 0, allow: '0', deny }]);
    await check('a');
    const target = await database.db
      .selectFrom('core.targets')
      .select('last_error')
      .executeTakeFirstOrThrow();
    expect(target.last_error).toMatch(/lacks Send Messages/);
    fake.change.setOverwrites(fake.home.channel, []);
    now += 15 * MINUTE;
    await check('a');
    expect(texts()).toHaveLength(1);
  });
});

test('Posts come although another part of the same work fails, which ends it with its error.', async () => {
  const { db, databaseUrl: connectionString } = database;
  const { token, home, api } = fake;
  const result = readConfig({ DISCORD_TOKEN: token, ALERT_CHANNEL: home.channel.id }, '/nonexistent');
  if (!result.ok) throw new Error(result.problems.join('; '));
  const proveLinks = async () => Promise.reject(new Error('links fail'));
  const posts = openPosts(
    { config: result.config, db, log: quiet.log, connection: { connectionString } },
    { token, games: [{ game: 'other', proveLinks }], api, now: () => new Date(now) },
  );
  await recordAlarms(db, [{ key: 'stuck/a', say: 'In trouble.' }], { log: quiet.log, now: new Date(now) });
  await expect(posts.update(new AbortController().signal)).rejects.toThrow('links fail');
  expect(texts()).toEqual([expect.stringContaining('In trouble')]);
  await posts.close();
});

describe('the jobs of several processes', () => {
  test('check and post, even when the checking process has no token', { timeout: 60_000 }, async () => {
    await sql`truncate core.targets, core.posts`.execute(database.db);
    const env = {
      DISCORD_TOKEN: fake.token,
      ALERT_CHANNEL: fake.home.channel.id,
      DATABASE_URL: database.databaseUrl,
    };
    const open: Jobs[] = [];
    for (const settings of [{}, {}, env]) {
      const result = readConfig(settings, '/nonexistent');
      if (!result.ok) throw new Error(result.problems.join('; '));
      const app = {
        config: result.config,
        db: database.db,
        log: quiet.log,
        connection: { connectionString: database.databaseUrl },
      };
      open.push(
        await openWork(app, {
          findImporter,
          importers: loadImporters,
          health: async () => loadHealth(database.db),
          pollSeconds: 0.5,
          api: fake.api,
        }),
      );
    }
    await database.db
      .insertInto('core.pulses')
      .values({ name: 'sftp/far', beat_at: new Date(Date.now() - 20 * MINUTE), silent_after_s: 900 })
      .execute();
    for (let check = 0; check < 3; check++) {
      await open[0]?.send('check-health', {});
      await sleep(1500);
    }
    await waitUntil('a word in the channel', () => texts().length > 0, 20_000);
    expect(texts()).toEqual([expect.stringMatching(/far[^]*20 minutes/)]);
    expect(said().filter((line) => line.startsWith('watchdog.alarm'))).toHaveLength(1);
    for (const jobs of open) await jobs.close();
    expect(fake.problems).toEqual([]);
    expect(JSON.stringify(quiet.lines)).not.toContain(fake.token);
  });
});
