// Composes the bot: configuration, database, router, Discord. Runs beside a collector or in a process of its own.
import type { Kysely } from 'kysely';
import type { Config } from '../core/config.ts';
import type { Logger } from '../core/logger.ts';
import type { DB } from '../database/schema.ts';
import { openCourier } from './discord/open-courier.ts';
import { DiscordBot } from './discord/discord-bot.ts';
import type { GameBot } from './framework/game-bot.ts';
import type { Health } from './framework/health.ts';
import type { Operations } from './framework/operations.ts';
import type { Pictures } from './framework/reply/pictures.ts';
import { openPictures } from './open-pictures.ts';
import { Router } from './framework/router.ts';
import { createFetchUpload } from './framework/incoming/fetch-upload.ts';
import { welcomeGuild } from './welcome-guild.ts';
import { acceptsFile, createRegistry, payloadsOf } from './registry.ts';

export type BotOptions = {
  readonly config: Config;
  readonly db: Kysely<DB>;
  readonly log: Logger;
  readonly games: readonly GameBot[];
  /** Operations for admins; null refers them to the command line. */
  readonly operations: Operations | null;
  /** IANA zone in which days, weeks and months begin; by default the one of the settings. */
  readonly zone?: string;
  /** Draws pictures; null makes every answer text. By default worker threads of the bot. */
  readonly pictures?: Pictures | null;
  /** Base URL of Discord's API, without its version; other values in tests only. */
  readonly api?: string;
  /** Origins of uploaded files; other values in tests only. */
  readonly uploadOrigins?: readonly string[];
  readonly now?: () => Date;
  /** Called with the invite link whenever Discord has accepted the token. */
  readonly onInvite?: (link: string) => void;
};

export type RunningBot = {
  readonly status: () => Health;
  /** Waits for pending work, then disconnects. */
  readonly close: () => Promise<void>;
};

/** Starts the bot and returns at once; never throws and never ends the process. Reports a missing token. */
export function startBot(options: BotOptions): RunningBot {
  const {
    config,
    db,
    log: parent,
    operations,
    api,
    zone = options.config.zone,
    now = () => new Date(),
  } = options;
  const { token, developmentGuild, shards, bindings, owners } = config.discord;
  const log = parent.child({ part: 'bot' });
  if (token === undefined) {
    log.info('bot.no_token');
    const status: Health = {
      state: 'off',
      say: 'There is no DISCORD_TOKEN, so there is no bot.',
      latencyMs: null,
    };
    return { status: () => status, close: async () => undefined };
  }
  const own = options.pictures === undefined ? openPictures(log) : null;
  const registry = createRegistry(options.games);
  const accepts = (name: string): boolean => acceptsFile(registry, name);
  const courier = openCourier({ token, log, ...(api === undefined ? {} : { api }) });
  const router = new Router(registry, {
    channels: courier,
    db,
    log,
    now,
    bindings: { servers: bindings, owners },
    zone,
    pictures: own ?? options.pictures ?? null,
    operations,
    fetchUpload: createFetchUpload(accepts, options.uploadOrigins),
    health: () => bot.status,
    mention: (command) => bot.mention(command),
  });
  const bot: DiscordBot = new DiscordBot({
    token,
    developmentGuild,
    shards,
    log,
    commands: payloadsOf(registry),
    acceptsFile: accepts,
    handle: async (incoming, responder) => {
      await router.handle(incoming, responder);
    },
    ...(api === undefined ? {} : { api }),
    onJoined: async (joined) =>
      welcomeGuild({ db, log, channels: courier, mention: (command) => bot.mention(command) }, joined),
    ...(options.onInvite === undefined ? {} : { onInvite: options.onInvite }),
  });
  bot.start();
  return {
    status: () => bot.status,
    close: async () => {
      await bot.close();
      courier.close();
      await own?.close();
    },
  };
}
