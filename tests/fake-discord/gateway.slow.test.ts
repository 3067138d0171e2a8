import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { Events, type Client, type ClientOptions } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { FakeDiscord } from '../support/fake-discord/fake-discord.ts';
import { problemCodes, putCommands } from './call-api.ts';
import { buildBot, startBot } from './start-bot.ts';
import { startFake } from './start-fake.ts';

/** discord.js waits 5 s between two IDENTIFYs; these tests shorten that. */
const options: Partial<ClientOptions> = {
  ws: { buildIdentifyThrottler: () => Promise.resolve({ waitForIdentify: () => Promise.resolve() }) },
};

type ShardEvent = 'shardReady' | 'shardResume' | 'shardDisconnect' | 'guildUnavailable' | 'guildAvailable';

async function waitForEvent(client: Client, event: ShardEvent): Promise<void> {
  await once(client, event);
  // A destroy() between IDENTIFY and READY never settles in discord.js, so this event is awaited first.
  await setImmediate();
}

const isResumed = (fake: FakeDiscord): Promise<true> =>
  fake.until(() => (fake.gateway.resumes > 0 && fake.gateway.online > 0 ? true : undefined), {
    what: 'a RESUME',
  });

describe('after a lost connection the bot resumes', () => {
  it.each([
    ['a cut line', (fake: FakeDiscord) => fake.gateway.drop()],
    ['op 7', (fake: FakeDiscord) => fake.gateway.reconnect()],
    ['op 9 that may be resumed', (fake: FakeDiscord) => fake.gateway.invalidate(true)],
    ['close 4000', (fake: FakeDiscord) => fake.gateway.close(4000)],
    ['close 4009', (fake: FakeDiscord) => fake.gateway.close(4009)],
    ['close 1001', (fake: FakeDiscord) => fake.gateway.close(1001)],
  ])('after %s, and receives the events it missed', async (_what, harm) => {
    const fake = await startFake();
    await putCommands(fake, [{ name: 'rank', description: 'Your place' }]);
    const client = await startBot(fake, {
      options,
      onInteraction: async (interaction) => interaction.isChatInputCommand() && interaction.reply('Here'),
    });
    harm(fake);
    await fake.until(() => (fake.gateway.online === 0 ? true : undefined));
    const missed = fake.people.slash('rank');
    await isResumed(fake);
    expect((await fake.waitForFinal(missed)).message.content).toBe('Here');
    expect(fake.gateway.identifies).toHaveLength(1);
    expect(client.isReady()).toBe(true);
    expect(fake.problems).toEqual([]);
  });

  it('after heartbeats without an answer, which it treats as a dead connection', async () => {
    const fake = await startFake({ heartbeatInterval: 300 });
    const client = await startBot(fake, { options });
    const back = waitForEvent(client, 'shardResume');
    fake.gateway.muteAcks = true;
    await fake.until(() => (fake.gateway.closeCodes.length > 0 ? true : undefined), {
      what: 'the end of the zombie',
    });
    fake.gateway.muteAcks = false;
    await back;
    expect(fake.gateway.closeCodes[0]).toBe(4200);
    expect(fake.problems).toEqual([]);
  });

  it('once the gateway accepts connections again', async () => {
    const fake = await startFake();
    const client = await startBot(fake, { options });
    const back = waitForEvent(client, 'shardResume');
    fake.gateway.refuseConnections = 503;
    fake.gateway.drop();
    await fake.until(() => (fake.gateway.refused >= 2 ? true : undefined), {
      what: 'two refused connections',
    });
    fake.gateway.refuseConnections = false;
    await back;
    expect(fake.problems).toEqual([]);
  });
});

describe('the bot identifies again', () => {
  it.each([
    ['op 9', (fake: FakeDiscord) => fake.gateway.invalidate(false)],
    ['close 4007', (fake: FakeDiscord) => fake.gateway.close(4007)],
    [
      'a rejected RESUME',
      (fake: FakeDiscord) => {
        fake.gateway.refuseResume = true;
        fake.gateway.drop();
      },
    ],
    [
      'expired sessions',
      (fake: FakeDiscord) => {
        fake.gateway.forgetSessions();
        fake.gateway.drop();
      },
    ],
  ])('after %s', async (_what, harm) => {
    const fake = await startFake();
    const client = await startBot(fake, { options });
    const back = waitForEvent(client, 'shardReady');
    harm(fake);
    await back;
    expect(fake.gateway.identifies).toHaveLength(2);
    expect(fake.gateway.resumes).toBe(0);
    expect(fake.problems).toEqual([]);
  });
});

describe('the bot gives up', () => {
  it('without a retry after close 4004 and 4014', async () => {
    for (const code of [4004, 4014]) {
      const fake = await startFake();
      const client = await startBot(fake, { options });
      client.on(Events.ShardError, () => undefined);
      const gone = waitForEvent(client, 'shardDisconnect');
      fake.gateway.close(code);
      await gone;
      await fake.until(() => (fake.gateway.online === 0 ? true : undefined));
    }
  });

  it('when it requests an intent that is not enabled', async () => {
    const fake = await startFake();
    const client = buildBot(fake, { options: { intents: ['Guilds', 'MessageContent'] } });
    await expect(client.login(fake.token)).rejects.toThrow(/intents/i);
    expect(problemCodes(fake)).toEqual([4014]);
  });
});

describe('a Discord server', () => {
  it('becomes unavailable and available again', async () => {
    const fake = await startFake();
    const client = await startBot(fake, { options });
    const down = waitForEvent(client, 'guildUnavailable');
    fake.change.guildDown(fake.home.guild);
    await down;
    expect(client.guilds.cache.get(fake.home.guild.id)?.available).toBe(false);
    const up = waitForEvent(client, 'guildAvailable');
    fake.change.guildUp(fake.home.guild);
    await up;
    expect(fake.problems).toEqual([]);
  });

  it('can be unavailable from the start', async () => {
    const fake = await startFake();
    fake.change.guildDown(fake.home.guild);
    const client = await startBot(fake, { options: { ...options, waitGuildTimeout: 100 } });
    expect(client.guilds.cache.get(fake.home.guild.id)?.available ?? false).toBe(false);
  });

  it('can add and remove the bot', async () => {
    const fake = await startFake();
    const client = await startBot(fake, { options });
    const guild = fake.change.addGuild({ name: 'New' });
    await expect.poll(() => client.guilds.cache.get(guild.id)?.name).toBe('New');
    fake.change.removeGuild(guild);
    await expect.poll(() => client.guilds.cache.has(guild.id)).toBe(false);
  });
});

describe('the gateway closes on', () => {
  const identify = (token: string): unknown => ({
    op: 2,
    d: { token, intents: 1, properties: { os: 'a', browser: 'b', device: 'c' } },
  });
  const talk = async (
    fake: FakeDiscord,
    frames: readonly string[],
    query = 'v=10&encoding=json',
  ): Promise<number> => {
    const { port } = new URL(fake.api);
    const socket = new WebSocket(`ws://127.0.0.1:${port}/gateway?${query}`);
    return new Promise((resolve, reject) => {
      socket.once('message', () => {
        for (const frame of frames) socket.send(frame);
      });
      socket.once('error', reject);
      socket.once('close', resolve);
    });
  };
  const heartbeat = JSON.stringify({ op: 1, d: null });

  it.each([
    ['no JSON', ['{'], 4002],
    ['an op nobody knows', [JSON.stringify({ op: 99, d: null })], 4002],
    ['a frame above 4096 bytes', [JSON.stringify({ op: 1, d: null, pad: 'x'.repeat(4096) })], 4002],
    ['121 frames in a minute', Array.from({ length: 121 }, () => heartbeat), 4008],
    ['a heartbeat from the future', [JSON.stringify({ op: 1, d: 9 })], 4007],
    ['a wrong token', [JSON.stringify(identify('wrong'))], 4004],
    [
      'a presence before IDENTIFY',
      [JSON.stringify({ op: 3, d: { since: null, activities: [], status: 'online', afk: false } })],
      4003,
    ],
  ])('%s', async (_what, frames, code) => {
    const fake = await startFake();
    expect(await talk(fake, frames)).toBe(code);
    expect(problemCodes(fake)).toEqual([code]);
  });

  it('a second IDENTIFY', async () => {
    const fake = await startFake();
    const frame = JSON.stringify(identify(fake.token));
    expect(await talk(fake, [frame, frame])).toBe(4005);
  });

  it('another version', async () => {
    const fake = await startFake();
    expect(await talk(fake, [], 'v=9&encoding=json')).toBe(4012);
  });

  it('a client that sends no heartbeat', async () => {
    const fake = await startFake({ heartbeatInterval: 10 });
    expect(await talk(fake, [])).toBe(4009);
    expect(problemCodes(fake)).toEqual([4009]);
  });

  it('nothing, but answers op 9 to an IDENTIFY that is sent too soon', async () => {
    const fake = await startFake({ identifyInterval: 60_000 });
    const client = await startBot(fake, { options });
    const back = waitForEvent(client, 'shardReady');
    fake.gateway.invalidate(false);
    await fake.until(() => (fake.gateway.identifies.length > 1 ? true : undefined));
    expect(problemCodes(fake)).toEqual(['IDENTIFY_TOO_SOON']);
    fake.settings.identifyInterval = 0;
    await back;
  });
});
