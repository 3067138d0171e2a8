import { etlegacyBot } from '../../../bot/etlegacy/etlegacy-bot.ts';
import type { Kysely } from 'kysely';
import { type BotOptions, type RunningBot, startBot } from '../../../bot/main.ts';
import { readConfig } from '../../../core/config.ts';
import { createLogger } from '../../../core/logger.ts';
import type { ServerBinding } from '../../../core/discord-config.ts';
import type { DB } from '../../../database/schema.ts';
import { waitUntil } from '../../support/wait-until.ts';

/** Seconds that pass for the bot between two readings of the clock, so that the cooldown never applies. */
const TICK_MS = 10_000;

export type BotSetting = Partial<Pick<BotOptions, 'operations' | 'pictures' | 'log'>> & {
  readonly api: string;
  readonly db: Kysely<DB>;
  readonly env: Readonly<Record<string, string>>;
  readonly now: () => Date;
  /** Default: ET:Legacy. */
  readonly games?: BotOptions['games'];
  /** Which Discord server sees which game server. Default: from the environment. */
  readonly bindings?: readonly ServerBinding[];
};

/** A clock that stands still between two commands, unless people wait. */
export function openClock(isPatient = true): () => Date {
  let ticks = 0;
  return () => new Date(Date.UTC(2031, 1, 4, 12) + (isPatient ? TICK_MS * ticks++ : 0));
}

/** Starts the whole bot at a Discord of the tests and waits until it is online; the caller closes it. */
export async function runBot(setting: BotSetting): Promise<RunningBot> {
  const { api, db, env, now, operations = null, pictures = null } = setting;
  const result = readConfig({ ...env }, '/nonexistent');
  if (!result.ok) throw new Error(result.problems.join('; '));
  const { discord } = result.config;
  const bindings = setting.bindings ?? discord.bindings;
  const config = { ...result.config, discord: { ...discord, bindings } };
  const log = setting.log ?? createLogger({ level: process.env['TEST_LOG'] ?? 'silent' });
  const uploadOrigins = [new URL(api).origin];
  const bot = startBot({
    games: setting.games ?? [etlegacyBot],
    config,
    db,
    log,
    operations,
    pictures,
    api,
    uploadOrigins,
    now,
  });
  await waitUntil('the bot is online', () => bot.status().state === 'online', 10_000);
  return bot;
}
