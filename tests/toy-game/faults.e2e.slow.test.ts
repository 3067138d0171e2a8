// Failures of Discord, of the connection and of the database, in words and without a second answer.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startBot } from '../../bot/main.ts';
import { readConfig } from '../../core/config.ts';
import { createLogger } from '../../core/logger.ts';
import type { FakeDiscord } from '../support/fake-discord/fake-discord.ts';
import { tooManyRequests } from '../support/fake-discord/faults.ts';
import { readText } from '../support/fake-discord/read-message.ts';
import type { TestDatabase } from '../support/database/test-database.ts';
import { skimmingBot } from '../support/toy-game/bot/skimming-bot.ts';
import { CONTESTS } from '../support/toy-game/contests.ts';
import { SOURCE } from '../support/toy-game/importer/source.ts';
import { openToyDatabase } from '../support/toy-game/open-toy-database.ts';
import { waitForState } from '../bot/support/bot-world.ts';
import { openToyWorld } from './support/open-toy-world.ts';
import { playOutage } from './support/play-outage.ts';

let test: TestDatabase;

beforeAll(async () => {
  test = await openToyDatabase(CONTESTS);
});

afterAll(async () => test.close());

async function expectAnswer(fake: FakeDiscord): Promise<void> {
  const answer = await fake.waitForFinal(fake.people.slash('skim-contest'), { timeout: 10_000 });
  expect(readText(answer)).toContain('mill pond');
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
  ])('answers once despite %s', async (_, fault) => {
    const { fake } = await openToyWorld(test.db);
    const armed = fake.fault(fault);
    const asked = fake.people.slash('skim-contest');
    const answer = await fake.waitForFinal(asked, { timeout: 10_000 });
    expect(readText(answer)).toContain('mill pond');
    expect(armed.left).toBe(0);
    expect(asked.followUps).toEqual([]);
    expect(fake.messagesIn(asked.channelId)).toHaveLength(1);
    const problems = fake.takeProblems().filter(({ code }) => String(code) !== '40060');
    expect(problems).toEqual([]);
  });
});

describe('a press', () => {
  it('whose acknowledgement was lost after it arrived changes the message once', async () => {
    const { fake } = await openToyWorld(test.db);
    const board = await fake.waitForFinal(fake.people.slash('skim-top', { stat: 'skips_per_throw' }));
    const first = readText(board);
    const armed = fake.fault({ method: 'POST', path: '/callback', reset: true, after: true });
    const edit = fake.fault({ method: 'PATCH', path: '@original', status: 500, after: true });
    const pressed = fake.people.click(board, /^skimtop1:total_skips/);
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
  ])('%s, and the bot reconnects by itself', { timeout: 30_000 }, async (_, hurt) => {
    const { fake, bot } = await openToyWorld(test.db);
    hurt(fake);
    await sleep(50);
    await waitForState(bot, 'online', 15_000);
    await expect
      .poll(
        async () => readText(await fake.waitForFinal(fake.people.slash('skim-contest'), { timeout: 4000 })),
        {
          timeout: 20_000,
        },
      )
      .toContain('mill pond');
    fake.takeProblems();
    await expectAnswer(fake);
    expect(fake.problems).toEqual([]);
  });

  it('goes silent, and the bot reconnects by itself', { timeout: 30_000 }, async () => {
    const { fake, bot } = await openToyWorld(test.db, { settings: { heartbeatInterval: 300 } });
    fake.gateway.muteAcks = true;
    // The code with which a client closes a connection that no longer answers.
    await expect.poll(() => fake.gateway.closeCodes, { timeout: 10_000 }).toContain(4200);
    fake.gateway.muteAcks = false;
    await expect.poll(() => fake.gateway.resumes, { timeout: 15_000 }).toBeGreaterThan(0);
    await waitForState(bot, 'online', 15_000);
    await expectAnswer(fake);
    expect(fake.problems).toEqual([]);
  });

  it('closes for good, and the bot reports it without stopping the process', async () => {
    const { fake, bot } = await openToyWorld(test.db);
    fake.gateway.close(4004);
    await waitForState(bot, 'failed');
    expect(bot.status().say).toContain('AuthenticationFailed');
  });

  it(
    'refuses connections at the start, and the bot connects when it accepts them',
    { timeout: 30_000 },
    async () => {
      const { fake, bot } = await openToyWorld(test.db);
      await bot.close();
      fake.gateway.refuseConnections = 503;
      const again = startAlone(fake);
      await sleep(1500);
      expect(again.status().state).toBe('connecting');
      // Without the probe, each client would retry twice a second without a limit.
      expect(fake.gateway.refused).toBeLessThan(4);
      fake.gateway.refuseConnections = false;
      await waitForState(again, 'online', 20_000);
      await expectAnswer(fake);
    },
  );
});

describe('a bad token', () => {
  it('is reported in words and not tried again', async () => {
    const { fake, bot } = await openToyWorld(test.db);
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
      games: [skimmingBot],
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

const bindingsOf = (fake: FakeDiscord) => [{ key: SOURCE, guilds: [fake.home.guild.id], isPublic: false }];

function startAlone(fake: FakeDiscord, token = fake.token) {
  const result = readConfig({ DISCORD_TOKEN: token }, '/nonexistent');
  if (!result.ok) throw new Error(result.problems.join());
  const bot = startBot({
    games: [skimmingBot],
    config: { ...result.config, discord: { ...result.config.discord, bindings: bindingsOf(fake) } },
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
  // Longer outages are tested in database-away.slow.test.ts.
  it(
    'that is briefly unreachable causes error messages, and the bot stays online',
    { timeout: 60_000 },
    async () => {
      await playOutage(test, 0);
    },
  );
});

describe('registering', () => {
  it('writes the commands once and again only when they changed', async () => {
    const { fake, restart } = await openToyWorld(test.db);
    const writes = () =>
      fake.requests.filter(({ method, path }) => method === 'PUT' && path.endsWith('/commands'));
    expect(writes()).toHaveLength(1);
    await restart();
    expect(writes()).toHaveLength(1);
    // As if the previous version had one command less.
    fake.state.commands.get('global')?.pop();
    await restart();
    expect(writes()).toHaveLength(2);
    await restart();
    expect(writes()).toHaveLength(2);
    expect(fake.problems).toEqual([]);
  });

  it('registers in one server only during development', async () => {
    const { fake, restart } = await openToyWorld(test.db, {
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
