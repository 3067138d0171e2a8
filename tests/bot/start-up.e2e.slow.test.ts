// The log at the start of the bot, and its number of connections.
import { etlegacyBot } from '../../bot/etlegacy/etlegacy-bot.ts';
import { Writable } from 'node:stream';
import { PermissionFlagsBits } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { inviteLink } from '../../bot/discord/invite-link.ts';
import { startBot } from '../../bot/main.ts';
import { readConfig } from '../../core/config.ts';
import { createLogger } from '../../core/logger.ts';
import { FakeDiscord } from '../support/fake-discord/fake-discord.ts';
import { readText } from '../support/fake-discord/read-message.ts';
import type { Settings } from '../support/fake-discord/settings.ts';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';
import { INVITED, waitForState } from './support/bot-world.ts';

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
});

afterAll(async () => test.close());

type Said = Readonly<Record<string, unknown>>;

async function start(
  prepare: (fake: FakeDiscord) => void,
  { settings = {}, env = {} }: { settings?: Partial<Settings>; env?: Record<string, string> } = {},
) {
  const fake = await new FakeDiscord(settings).start();
  onTestFinished(async () => fake.stop());
  prepare(fake);
  const lines: Said[] = [];
  const destination = new Writable({
    write: (line: Buffer, _, done) => {
      lines.push(JSON.parse(line.toString()));
      done();
    },
  });
  const config = readConfig({ DISCORD_TOKEN: fake.token, ...env }, '/nonexistent');
  if (!config.ok) throw new Error(config.problems.join('; '));
  const bot = startBot({
    games: [etlegacyBot],
    config: config.config,
    db: test.db,
    log: createLogger({ level: 'info', destination }),
    operations: null,
    pictures: null,
    api: fake.api,
  });
  onTestFinished(async () => bot.close());
  await waitForState(bot, 'online');
  return { fake, bot, said: (event: string) => lines.filter(({ msg }) => msg === event) };
}

describe('at every start', () => {
  it('the log has the link that invites the bot with the least permissions', async () => {
    const { fake, said } = await start(({ change, home }) => change.setBotPermissions(home.guild, INVITED));
    expect(said('discord.invite_link')).toMatchObject([{ invite: inviteLink(fake.state.bot.id) }]);
    await expect.poll(() => said('discord.guild_ready')).toHaveLength(1);
    expect(said('discord.permissions_missing')).toEqual([]);
    expect(fake.problems).toEqual([]);
  });

  it('the log names each permission that the bot lacks, and the channel', async () => {
    const { fake, said } = await start(({ change, home }) => {
      change.setRolePermissions(home.guild, home.guild.id, PermissionFlagsBits.ViewChannel);
      change.setBotPermissions(home.guild, PermissionFlagsBits.SendMessages);
    });
    await expect.poll(() => said('discord.permissions_missing')).toHaveLength(1);
    expect(said('discord.permissions_missing')).toMatchObject([
      {
        guild: fake.home.guild.id,
        missing: ['Send Messages in Threads', 'Embed Links', 'Attach Files'],
      },
    ]);
    expect(fake.problems).toEqual([]);
  });
});

describe('DISCORD_SHARDS', () => {
  it(
    'spreads the Discord servers over that many connections, and each is answered',
    { timeout: 30_000 },
    async () => {
      const { fake } = await start(({ change, home }) => change.setBotPermissions(home.guild, INVITED), {
        env: { DISCORD_SHARDS: '2' },
      });
      // A client waits five seconds from one connection to the next.
      await expect.poll(() => fake.gateway.online, { timeout: 15_000 }).toBe(2);
      expect(fake.gateway.identifies.map(({ shard }) => shard)).toEqual([
        [0, 2],
        [1, 2],
      ]);
      const guilds = [0, 1].map((shard) => guildOfShard(fake, shard));
      for (const guild of guilds) {
        const answer = await fake.waitForFinal(fake.people.slash('help', {}, { guild }));
        expect(readText(answer)).toContain('What would you like to see');
      }
      expect(fake.problems).toEqual([]);
    },
  );

  it('defaults to the number that Discord recommends', { timeout: 30_000 }, async () => {
    const { fake } = await start(({ change, home }) => change.setBotPermissions(home.guild, INVITED), {
      settings: { shards: 2 },
    });
    await expect.poll(() => fake.gateway.online, { timeout: 15_000 }).toBe(2);
    expect(fake.problems).toEqual([]);
  });

  it('ends also while a connection is still being set up', { timeout: 30_000 }, async () => {
    const { fake, bot } = await start(({ change, home }) => change.setBotPermissions(home.guild, INVITED), {
      settings: { shards: 2 },
    });
    fake.gateway.muteReady = true;
    await expect.poll(() => fake.gateway.identifies.length, { timeout: 15_000 }).toBe(2);
    await bot.close();
    expect(bot.status().state).toBe('off');
  });
});

/** Returns a Discord server that belongs to the given one of two shards. */
function guildOfShard(fake: FakeDiscord, shard: number) {
  for (let tries = 0; tries < 100; tries++) {
    const guild = fake.change.addGuild({ name: `Shard ${shard}` });
    if (Number((BigInt(guild.id) >> 22n) % 2n) !== shard) continue;
    fake.change.addMember(guild, fake.home.user);
    return guild;
  }
  throw new Error('A hundred ids in a row belong to the other shard');
}
