// The whole bot on a database: a Discord on loopback, a real client, the router, the normal pool.
import { etlegacyBot } from '../../bot/etlegacy/etlegacy-bot.ts';
import { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { APIUser } from 'discord-api-types/v10';
import { z } from 'zod';
import { startBot } from '../../bot/main.ts';
import { openPictures } from '../../bot/open-pictures.ts';
import { readConfig } from '../../core/config.ts';
import { createLogger } from '../../core/logger.ts';
import { connect } from '../../database/connect.ts';
import type { FakeDiscord } from '../../tests/support/fake-discord/fake-discord.ts';
import { startDiscordWithPeople } from '../support/discord-people.ts';
import { Answers } from './answers.ts';

export type BenchBot = {
  readonly fake: FakeDiscord;
  /** Members of the home guild; each is one of `playerKeys`. */
  readonly users: readonly APIUser[];
  readonly answers: Answers;
  /** Throws if Discord reported a problem. */
  readonly close: () => Promise<void>;
};

/** Time that passes for the bot between two reads of the clock, so that no cooldown applies. */
const TICK_MS = 10_000;
const ONLINE_MS = 20_000;

const logLine = z.object({ level: z.number() });
const WARN = 40;

/** @param now the time of the requests: the history is old, and this week is requested too. */
export async function openBot(
  databaseUrl: string,
  { playerKeys, now }: { readonly playerKeys: readonly string[]; readonly now: Date },
): Promise<BenchBot> {
  const { db, close: closeDatabase } = await connect({ databaseUrl, home: '' });
  const { fake, users } = await startDiscordWithPeople(db, playerKeys);
  const config = readConfig(
    { DISCORD_TOKEN: fake.token, DISCORD_GUILDS: fake.home.guild.id },
    '/nonexistent',
  );
  if (!config.ok) throw new Error(config.problems.join('; '));
  let ticks = 0;
  const answers = new Answers();
  const log = createLogger({ level: 'info', destination: readLog(answers) });
  const pictures = openPictures(log);
  const bot = startBot({
    games: [etlegacyBot],
    config: config.config,
    db,
    log,
    operations: null,
    pictures,
    api: fake.api,
    now: () => new Date(now.getTime() + TICK_MS * ticks++),
  });
  for (const began = Date.now(); bot.status().state !== 'online'; await sleep(20))
    if (Date.now() - began > ONLINE_MS) throw new Error(`The bot does not come online: ${bot.status().say}`);
  return {
    fake,
    users,
    answers,
    close: async () => {
      await bot.close();
      await pictures.close();
      await fake.stop();
      const accounts = users.map(({ id }) => id);
      await db.deleteFrom('core.links').where('account', 'in', accounts).execute();
      await closeDatabase();
      const [problem] = fake.problems;
      if (problem !== undefined) throw new Error(`Discord found wrong: ${JSON.stringify(problem)}`);
    },
  };
}

/** The log shows which interactions are finished; its errors are printed to the terminal. */
function readLog(answers: Answers): Writable {
  return new Writable({
    write: (line: Buffer, _, done) => {
      const text = line.toString();
      answers.hear(text);
      if (logLine.parse(JSON.parse(text)).level >= WARN) process.stderr.write(text);
      done();
    },
  });
}
