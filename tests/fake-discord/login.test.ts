import {
  ApplicationCommandOptionType,
  PermissionFlagsBits,
  PermissionsBitField,
  REST,
  Routes,
} from 'discord.js';
import { describe, expect, it } from 'vitest';
import { problemCodes } from './call-api.ts';
import { buildBot, startBot } from './start-bot.ts';
import { startFake } from './start-fake.ts';

describe('a discord.js client', () => {
  it('logs in, sees its servers and identifies once', async () => {
    const fake = await startFake();
    const other = fake.change.addGuild({ name: 'Other' });
    fake.change.addGuild({ name: 'Never invited', botIn: false });
    const client = await startBot(fake);
    expect(client.user.id).toBe(fake.state.bot.id);
    expect([...client.guilds.cache.keys()].sort()).toEqual([fake.home.guild.id, other.id].sort());
    expect(fake.gateway.identifies).toHaveLength(1);
    expect(fake.problems).toEqual([]);
  });

  it('knows its permissions in a channel, and when that changes', async () => {
    const fake = await startFake();
    const client = await startBot(fake);
    const channel = await client.channels.fetch(fake.home.channel.id, { force: true });
    if (channel === null || channel.isDMBased()) throw new Error('No channel of a server');
    const may = (): boolean | undefined =>
      channel.permissionsFor(client.user)?.has(PermissionFlagsBits.AttachFiles);
    expect(may()).toBe(false);
    const updated = new Promise((resolve) => {
      client.once('roleUpdate', resolve);
    });
    fake.change.setBotPermissions(fake.home.guild, PermissionFlagsBits.AttachFiles);
    await updated;
    expect(may()).toBe(true);
    expect(fake.problems).toEqual([]);
  });

  it('registers commands and fetches the same ones', async () => {
    const fake = await startFake();
    const client = await startBot(fake);
    const body = [
      {
        name: 'rank',
        description: 'Your place',
        defaultMemberPermissions: new PermissionsBitField(PermissionFlagsBits.ManageGuild),
        options: [
          {
            type: ApplicationCommandOptionType.String as const,
            name: 'stat',
            description: 'A stat',
            required: false,
          },
        ],
      },
    ];
    const made = await client.application.commands.set(body);
    const found = await client.application.commands.fetch();
    const [first] = [...found.values()];
    expect([...found.keys()]).toEqual([...made.keys()]);
    expect(first?.defaultMemberPermissions?.bitfield).toBe(PermissionFlagsBits.ManageGuild);
    expect(first).toMatchObject({
      name: 'rank',
      description: 'Your place',
      options: [{ type: 3, name: 'stat' }],
    });
    expect(fake.state.commands.get('global')?.[0]?.options?.[0]).not.toHaveProperty('required');
    expect(fake.problems).toEqual([]);
  });

  it('gets an error for an invalid token, by REST and by the gateway', async () => {
    const fake = await startFake();
    const rest = new REST({ api: fake.api }).setToken('wrong');
    await expect(rest.get(Routes.user('@me'))).rejects.toMatchObject({ status: 401 });
    await expect(buildBot(fake).login('wrong')).rejects.toThrow(/token/i);
    expect(problemCodes(fake)).toEqual([0, 0]);
    expect(fake.invalidRequests).toBe(2);
  });

  it('cannot start when no sessions remain', async () => {
    const fake = await startFake({ sessionsRemaining: 0 });
    await expect(buildBot(fake).login(fake.token)).rejects.toThrow(/sessions/i);
    expect(fake.gateway.identifies).toEqual([]);
  });

  it('gets its servers distributed over shards', async () => {
    const fake = await startFake({ shards: 2 });
    const client = await startBot(fake, {
      options: { shards: [0, 1], shardCount: 2, ws: { buildIdentifyThrottler: noThrottle } },
    });
    expect(fake.gateway.identifies.map(({ shard }) => shard)).toEqual([
      [0, 2],
      [1, 2],
    ]);
    expect(client.guilds.cache.get(fake.home.guild.id)?.shardId).toBe(
      Number((BigInt(fake.home.guild.id) >> 22n) % 2n),
    );
    expect(fake.problems).toEqual([]);
  });

  it('gets no answer on an unknown path, nor without a user agent', async () => {
    const fake = await startFake();
    const rest = new REST({ api: fake.api }).setToken(fake.token);
    await expect(rest.get('/nothing/here')).rejects.toMatchObject({ status: 404 });
    const nameless = await fetch(`${fake.api}/v10/users/@me`, {
      headers: { authorization: `Bot ${fake.token}` },
    });
    expect(nameless.status).toBe(403);
    expect(problemCodes(fake)).toEqual([0, 40_333]);
  });
});

const noThrottle = (): Promise<{ waitForIdentify: () => Promise<void> }> =>
  Promise.resolve({ waitForIdentify: () => Promise.resolve() });
