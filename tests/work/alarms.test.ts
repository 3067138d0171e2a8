// Alarms from the watchdog to the log and to a channel of a Discord server on loopback.
import { setTimeout as sleep } from 'node:timers/promises';
import { PermissionFlagsBits } from 'discord-api-types/v10';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openPoster, type Poster } from '../../bot/discord/open-poster.ts';
import { openWork } from '../../work/open-work.ts';
import { recordAlarms } from '../../work/record-alarms.ts';
import { postAlarms } from '../../work/post-alarms.ts';
import { readConfig } from '../../core/config.ts';
import type { Jobs } from '../../jobs/open-jobs.ts';
import { findImporter, loadHealth, loadImporters } from '../../cli/find-game.ts';
import { fetchOpenAlarms } from '../../stats/health/fetch-open-alarms.ts';
import { FakeDiscord } from '../support/fake-discord/fake-discord.ts';
import { readText } from '../support/fake-discord/read-message.ts';
import { quietLog } from '../support/quiet-log.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { waitUntil } from '../support/wait-until.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let database: TestDatabase;
let fake: FakeDiscord;
let now: number;
let quiet: ReturnType<typeof quietLog>;
let poster: Poster;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => database.close());

beforeEach(async () => {
  fake = await new FakeDiscord().start();
  now = Date.UTC(2025, 0, 1, 20);
  quiet = quietLog();
  poster = openPoster({ token: fake.token, channel: fake.home.channel.id, log: quiet.log, api: fake.api });
});
afterEach(async () => {
  poster.close();
  await fake.stop();
  await sql`delete from core.alarms`.execute(database.db);
});

/** One check with these findings, in another process each time, and its post to the channel. */
async function check(...keys: string[]): Promise<void> {
  const alarms = keys.map((key) => ({ key, say: `${key} is in trouble.` }));
  await recordAlarms(database.db, alarms, { log: quiet.log, now: new Date(now) });
  await postAlarms(database.db, poster.post, new Date(now));
}

const said = (): string[] => quiet.lines.map(({ msg, alarm }) => `${msg} ${String(alarm)}`);
const texts = (): string[] => fake.messagesIn(fake.home.channel.id).map(readText);

describe('alarms', () => {
  test('are posted once an hour while they last, and their end is posted', async () => {
    await check('stuck/a');
    for (let minutes = 5; minutes < 60; minutes += 5) {
      now += 5 * MINUTE;
      await check('stuck/a');
    }
    expect(said()).toEqual(['watchdog.alarm stuck/a']);
    expect(texts()).toEqual([expect.stringMatching(/stuck\\\/a is in trouble/)]);
    now += 5 * MINUTE;
    await check('stuck/a');
    expect(said()).toHaveLength(2);
    expect(texts()).toHaveLength(2);
    now += 5 * MINUTE;
    await check();
    await check();
    expect(said().at(-1)).toBe('watchdog.over stuck/a');
    expect(said()).toHaveLength(3);
    expect(texts()).toHaveLength(3);
    expect(texts()[2]).toMatch(/Over[^]*stuck/);
    expect(fake.problems).toEqual([]);
  });

  test('of one check are posted in one message', async () => {
    await check('stuck/a', 'silent/bot', 'dead_jobs');
    now += 5 * MINUTE;
    await check('dead_jobs', 'quiet/a');
    expect(texts()).toHaveLength(2);
    for (const key of ['stuck/a', 'silent/bot', 'dead_jobs']) expect(texts()[0]).toContain(key.slice(0, 4));
    expect(texts()[1]).toMatch(/needs you[^]*quiet[^]*Over[^]*bot[^]*stuck/);
    expect(texts()[1]).not.toContain('dead');
  });

  test('are posted as usual after the clock was set back by 40 days', async () => {
    await check('stuck/a');
    now -= 40 * 24 * HOUR;
    await check('stuck/a');
    expect(said()).toHaveLength(2);
    expect(texts()).toHaveLength(2);
    now += 5 * MINUTE;
    await check('stuck/a');
    expect(said()).toHaveLength(2);
    expect(texts()).toHaveLength(2);
  });

  test('that flap are posted once per cool-down', async () => {
    for (let minutes = 0; minutes < 60; minutes += 10) {
      await check('silent/sftp/a');
      now += 5 * MINUTE;
      await check();
      now += 5 * MINUTE;
    }
    expect(texts()).toHaveLength(2);
    await check('silent/sftp/a');
    expect(texts()).toHaveLength(3);
  });

  test('are removed long after their end', async () => {
    await check('stuck/a');
    now += 5 * MINUTE;
    await check();
    now += 2 * HOUR;
    await check();
    expect(await database.db.selectFrom('core.alarms').selectAll().execute()).toEqual([]);
  });

  test('ping nobody, whatever they contain', async () => {
    const say = `@everyone <@${fake.home.user.id}> **bold** [x](https://example.org) \`\`\``;
    await recordAlarms(database.db, [{ key: 'odd', say }], { log: quiet.log, now: new Date(now) });
    await postAlarms(database.db, poster.post, new Date(now));
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

  test('that cannot be posted are posted by the next check', async () => {
    fake.fault({ method: 'POST', path: '/messages', status: 400, body: { message: 'no', code: 0 } });
    await expect(check('stuck/a')).rejects.toThrow('Discord refused the message');
    expect(texts()).toEqual([]);
    now += 5 * MINUTE;
    await check('stuck/a');
    expect(texts()).toHaveLength(1);
  });

  test('whose post arrived though its answer was lost are posted once', async () => {
    fake.fault({ method: 'POST', path: '/messages', reset: true, after: true });
    await check('stuck/a');
    expect(texts()).toHaveLength(1);
  });

  test('are posted once, however many processes post at once', async () => {
    const alarms = [{ key: 'stuck/a', say: 'Files wait.' }];
    await Promise.all(
      [1, 2, 3].map(async () => {
        await recordAlarms(database.db, alarms, { log: quiet.log, now: new Date(now) });
        await postAlarms(database.db, poster.post, new Date(now));
      }),
    );
    expect(texts()).toHaveLength(1);
    expect(said()).toEqual(['watchdog.alarm stuck/a']);
  });

  test('are shown by the doctor, as long as a process checks', async () => {
    await check('stuck/a');
    expect(await fetchOpenAlarms(database.db, new Date(now))).toMatchObject([{ key: 'stuck/a' }]);
    expect(await fetchOpenAlarms(database.db, new Date(now + 16 * MINUTE))).toEqual([]);
  });
});

describe('a channel without permission', () => {
  test.each([
    ['is not there', '123456789012345678', 'Copy its id again'],
    ['is closed to the bot', '', 'Give it View Channel and Send Messages'],
  ])('%s: that is said in words', async (_what, other, words) => {
    const deny = String(PermissionFlagsBits.SendMessages);
    const { guild } = fake.home;
    fake.change.setOverwrites(fake.home.channel, [{ id: guild.id, type: 0, allow: '0', deny }]);
    const channel = other === '' ? fake.home.channel.id : other;
    const closed = openPoster({ token: fake.token, channel, log: quiet.log, api: fake.api });
    await recordAlarms(database.db, [{ key: 'a', say: 'A.' }], { log: quiet.log, now: new Date(now) });
    await expect(postAlarms(database.db, closed.post, new Date(now))).rejects.toThrow(words);
    closed.close();
  });
});

describe('the jobs of several processes', () => {
  test('check and post, even when the checking process has no token', { timeout: 60_000 }, async () => {
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
          health: loadHealth,
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
