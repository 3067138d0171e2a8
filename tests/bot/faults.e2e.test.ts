import { etlegacyBot } from '../../bot/etlegacy/etlegacy-bot.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startBot } from '../../bot/main.ts';
import { readConfig } from '../../core/config.ts';
import { createLogger } from '../../core/logger.ts';
import type { FakeDiscord } from '../support/fake-discord/fake-discord.ts';
import { tooManyRequests } from '../support/fake-discord/faults.ts';
import { readText } from '../support/fake-discord/read-message.ts';
import { importFiles } from '../support/import-files.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { startWorld, waitForState } from './support/bot-world.ts';
import { eveningFiles } from './support/evenings.ts';
import { playOutage } from './support/play-outage.ts';

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
  await importFiles(test.db, eveningFiles({ players: 20 }));
});

afterAll(async () => test.close());

async function expectAnswer(fake: FakeDiscord): Promise<void> {
  const answer = await fake.waitForFinal(fake.people.slash('sessions'), { timeout: 10_000 });
  expect(readText(answer)).toContain('20 players');
}

describe('REST', () => {
  it.each([
    ['a 500 on the first answer', { method: 'POST', path: '/callback', status: 500, times: 2 }],
    ['a cut connection on the first answer', { method: 'POST', path: '/callback', reset: true }],
    [
      'an answer that was lost after it arrived',
      { method: 'POST', path: '/callback', reset: true, after: true },
    ],
    ['a 502 on the edit', { method: 'PATCH', path: '@original', status: 502, times: 3 }],
    ['a cut connection on the edit', { method: 'PATCH', path: '@original', reset: true, times: 2 }],
    [
      'an edit that arrived and was not confirmed',
      { method: 'PATCH', path: '@original', status: 500, after: true },
    ],
    ['a rate limit on the edit', tooManyRequests({ method: 'PATCH', path: '@original', retryAfter: 0.3 })],
    [
      'a rate limit on the first answer',
      tooManyRequests({ method: 'POST', path: '/callback', retryAfter: 0.2 }),
    ],
  ])('answers once in spite of %s', async (_, fault) => {
    const { fake } = await startWorld(test);
    const armed = fake.fault(fault);
    const asked = fake.people.slash('sessions');
    const answer = await fake.waitForFinal(asked, { timeout: 10_000 });
    expect(readText(answer)).toContain('20 players');
    expect(armed.left).toBe(0);
    expect(asked.followUps).toEqual([]);
    expect(fake.messagesIn(asked.channelId)).toHaveLength(1);
    const problems = fake.takeProblems().filter(({ code }) => String(code) !== '40060');
    expect(problems).toEqual([]);
  });
});

describe('a press', () => {
  it('whose first answer was lost after it arrived turns the page once', async () => {
    const { fake } = await startWorld(test);
    const board = await fake.waitForFinal(fake.people.slash('top', { stat: 'kills' }));
    const first = readText(board);
    const armed = fake.fault({ method: 'POST', path: '/callback', reset: true, after: true });
    const edit = fake.fault({ method: 'PATCH', path: '@original', status: 500, after: true });
    const pressed = fake.people.click(board, /!next$/);
    const turned = await fake.waitForFinal(pressed, { timeout: 10_000 });
    expect(turned.id).toBe(board.id);
    expect(readText(turned)).not.toBe(first);
    expect([armed.left, edit.left]).toEqual([0, 0]);
    expect(pressed.followUps).toEqual([]);
    expect(fake.messagesIn(pressed.channelId)).toHaveLength(1);
    expect(fake.takeProblems().filter(({ code }) => String(code) !== '40060')).toEqual([]);
  });
});

describe('the gateway', () => {
  it.each([
    ['asks to reconnect', (fake: FakeDiscord) => fake.gateway.reconnect()],
    ['drops the line', (fake: FakeDiscord) => fake.gateway.drop()],
    ['calls the session invalid', (fake: FakeDiscord) => fake.gateway.invalidate(false)],
    ['closes with 4000', (fake: FakeDiscord) => fake.gateway.close(4000)],
  ])('%s, and the bot comes back by itself', { timeout: 30_000 }, async (_, hurt) => {
    const { fake, bot } = await startWorld(test);
    hurt(fake);
    await sleep(50);
    await waitForState(bot, 'online', 15_000);
    await expect
      .poll(async () => readText(await fake.waitForFinal(fake.people.slash('sessions'), { timeout: 4000 })), {
        timeout: 20_000,
      })
      .toContain('20 players');
    fake.takeProblems();
    await expectAnswer(fake);
    expect(fake.problems).toEqual([]);
  });

  it('goes silent, and the bot comes back by itself', { timeout: 30_000 }, async () => {
    const { fake, bot } = await startWorld(test, { settings: { heartbeatInterval: 300 } });
    fake.gateway.muteAcks = true;
    // What a client closes a connection with that answers no more.
    await expect.poll(() => fake.gateway.closeCodes, { timeout: 10_000 }).toContain(4200);
    fake.gateway.muteAcks = false;
    await expect.poll(() => fake.gateway.resumes, { timeout: 15_000 }).toBeGreaterThan(0);
    await waitForState(bot, 'online', 15_000);
    await expectAnswer(fake);
    expect(fake.problems).toEqual([]);
  });

  it('closes for good, and the bot says so without taking anything else down', async () => {
    const { fake, bot } = await startWorld(test);
    fake.gateway.close(4004);
    await waitForState(bot, 'failed');
    expect(bot.status().say).toContain('AuthenticationFailed');
  });

  it('is away at the start, and the bot comes when it opens', { timeout: 30_000 }, async () => {
    const { fake, bot } = await startWorld(test);
    await bot.close();
    fake.gateway.refuseConnections = 503;
    const again = startAlone(fake);
    await sleep(1500);
    expect(again.status().state).toBe('connecting');
    // A client would knock twice a second for ever, and so would every one made after it.
    expect(fake.gateway.refused).toBeLessThan(4);
    fake.gateway.refuseConnections = false;
    await waitForState(again, 'online', 20_000);
    await expectAnswer(fake);
  });
});

describe('a bad token', () => {
  it('is told in words and never tried again', async () => {
    const { fake, bot } = await startWorld(test);
    await bot.close();
    const before = fake.requests.length;
    const other = startAlone(fake, WRONG_TOKEN);
    await waitForState(other, 'failed');
    expect(other.status().say).toContain('DISCORD_TOKEN');
    await sleep(300);
    expect(fake.requests.length - before).toBe(1);
  });

  it('that is missing leaves the bot off', async () => {
    const result = readConfig({}, '/nonexistent');
    if (!result.ok) throw new Error(result.problems.join());
    const log = createLogger({ level: 'silent' });
    const bot = startBot({
      games: [etlegacyBot],
      config: result.config,
      db: test.db,
      log,
      operations: null,
      pictures: null,
    });
    expect(bot.status().state).toBe('off');
    await bot.close();
  });
});

/** Has the shape of a bot's token and belongs to nobody. */
const WRONG_TOKEN = `${Buffer.from('123456789012345678').toString('base64url')}.abcdef.${'x'.repeat(38)}`;

function startAlone(fake: FakeDiscord, token = fake.token) {
  const result = readConfig({ DISCORD_TOKEN: token, DISCORD_GUILDS: fake.home.guild.id }, '/nonexistent');
  if (!result.ok) throw new Error(result.problems.join());
  const bot = startBot({
    games: [etlegacyBot],
    config: result.config,
    db: test.db,
    log: createLogger({ level: 'silent' }),
    operations: null,
    pictures: null,
    api: fake.api,
  });
  onTestFinished(async () => bot.close());
  return bot;
}

describe('a database', () => {
  // For how long it may be away is tested in database-away.slow.test.ts.
  it('that goes and comes back costs a sentence, not the bot', { timeout: 60_000 }, async () => {
    await playOutage(test, 0);
  });
});

describe('registering', () => {
  it('writes the commands once and again only when they changed', async () => {
    const { fake, restart } = await startWorld(test);
    const writes = () =>
      fake.requests.filter(({ method, path }) => method === 'PUT' && path.endsWith('/commands'));
    expect(writes()).toHaveLength(1);
    await restart();
    expect(writes()).toHaveLength(1);
    // As if the version before had known a command less.
    fake.state.commands.get('global')?.pop();
    await restart();
    expect(writes()).toHaveLength(2);
    await restart();
    expect(writes()).toHaveLength(2);
    expect(fake.problems).toEqual([]);
  });

  it('keeps to one server during development', async () => {
    const { fake, restart } = await startWorld(test, {
      env: ({ home }) => ({ DISCORD_GUILD_ID: home.guild.id }),
    });
    await restart();
    const writes = fake.requests.filter(({ method }) => method === 'PUT');
    expect(writes.map(({ path }) => path)).toEqual([
      expect.stringContaining(`/guilds/${fake.home.guild.id}/commands`),
    ]);
    await expectAnswer(fake);
    expect(fake.problems).toEqual([]);
  });
});
