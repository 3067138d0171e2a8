import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { FakeDiscord } from '../support/fake-discord/fake-discord.ts';
import { readText } from '../support/fake-discord/read-message.ts';
import { createTestDatabase } from '../support/database/test-database.ts';
import { waitUntil } from '../support/wait-until.ts';

const BOT = path.resolve(import.meta.dirname, 'support/lone-bot.ts');

it('an event on which discord.js throws is logged, and the bot continues', { timeout: 60_000 }, async () => {
  const database = await createTestDatabase();
  onTestFinished(async () => database.close());
  const fake = await new FakeDiscord().start();
  onTestFinished(async () => fake.stop());
  const child = spawn(process.execPath, [BOT, fake.api], {
    env: {
      PATH: process.env['PATH'] ?? '',
      DATABASE_URL: database.databaseUrl,
      DISCORD_TOKEN: fake.token,
      DISCORD_GUILDS: fake.home.guild.id,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  onTestFinished(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  });
  let log = '';
  child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
  await waitUntil('the bot is online', () => log.includes('"state":"online"'), 30_000);

  const guild = fake.home.guild.id;
  fake.gateway.dispatch('GUILD_ROLE_CREATE', { guild_id: guild, role: null }, guild);
  await waitUntil('a log line about it', () => log.includes('discord.event_failed'), 10_000);
  const answer = await fake.waitForFinal(fake.people.slash('help'));
  expect(readText(answer)).toContain('What would you like to see');
  expect(child.exitCode).toBe(null);
  expect(fake.problems).toEqual([]);
});
