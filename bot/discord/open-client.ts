// One client, from its start to its end. It receives raw interactions; all answers go by REST.
import {
  Client,
  Events,
  GatewayCloseCodes,
  GatewayIntentBits,
  GatewayDispatchEvents,
  Options,
} from 'discord.js';
import type { APIInteraction } from 'discord-api-types/v10';
import type { Logger } from '../../core/logger.ts';
import type { DiscordAddress } from './create-rest.ts';
import { guardEvents } from './guard-events.ts';
import { withTimeout } from '../framework/with-timeout.ts';
import { missingPermissions } from './permissions.ts';

export type JoinedGuild = {
  readonly guild: string;
  /** null when it has none. */
  readonly systemChannel: string | null;
};

export type ClientOptions = DiscordAddress & {
  readonly token: string;
  /** Number of connections that share the Discord servers. */
  readonly shards: number | 'auto';
  readonly log: Logger;
  readonly onInteraction: (interaction: APIInteraction) => void;
  /** Called when the bot is invited to a guild, not for those that it is in when it starts. */
  readonly onJoined?: (joined: JoinedGuild) => void;
  readonly onOnline: () => void;
  readonly onWaiting: (why: string) => void;
};

/** Why a client cannot connect again. */
export type Ending = { readonly code: number; readonly say: string };

export type OpenClient = {
  /** Resolves when the client can never reconnect; rejects when it could not start. */
  readonly ended: Promise<Ending>;
  readonly latencyMs: () => number | null;
  readonly close: () => Promise<void>;
};

/** Delay after which a slow start is reported; the client itself keeps trying. */
const SLOW_START_MS = 30_000;
/** A connection that is still being set up can keep `destroy` waiting forever, although it is closed. */
const CLOSE_MS = 3_000;

export function openClient(options: ClientOptions): OpenClient {
  const { api, log, shards } = options;
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    ...(shards === 'auto'
      ? { shards }
      : { shards: Array.from({ length: shards }, (_, id) => id), shardCount: shards }),
    allowedMentions: { parse: [] },
    makeCache: Options.cacheWithLimits({ ...Options.DefaultMakeCacheSettings, MessageManager: 0 }),
    ...(api === undefined ? {} : { rest: { api } }),
  });
  const endGuard = guardEvents(log);
  let isOpen = true;
  const ended = new Promise<Ending>((resolve, reject) => {
    const slow = setTimeout(() => options.onWaiting('Discord is slow to let us in'), SLOW_START_MS);
    const stopWaiting = (): void => clearTimeout(slow);
    client.ws.on(GatewayDispatchEvents.InteractionCreate, (interaction: APIInteraction) => {
      if (isOpen) options.onInteraction(interaction);
    });
    client.on(Events.GuildCreate, ({ id, systemChannelId }) => {
      if (isOpen) options.onJoined?.({ guild: id, systemChannel: systemChannelId });
    });
    client.on(Events.ShardReady, () => {
      stopWaiting();
      options.onOnline();
    });
    client.on(Events.ShardResume, () => options.onOnline());
    client.on(Events.ShardReconnecting, () =>
      options.onWaiting('the connection broke and is being restored'),
    );
    client.on(Events.ShardDisconnect, ({ code }) => {
      stopWaiting();
      resolve({ code, say: `Discord closed the connection for good: ${GatewayCloseCodes[code] ?? code}.` });
    });
    client.on(Events.ShardError, (error) => log.warn({ err: error }, 'discord.connection_error'));
    client.on(Events.Error, (error) => log.error({ err: error }, 'discord.client_error'));
    client.login(options.token).catch((error: unknown) => {
      stopWaiting();
      reject(error instanceof Error ? error : new Error(String(error)));
    });
  });
  reportPermissions(client, log);
  return {
    ended,
    latencyMs: () => (client.ws.ping < 0 || Number.isNaN(client.ws.ping) ? null : client.ws.ping),
    close: async () => {
      isOpen = false;
      await withTimeout(client.destroy(), CLOSE_MS);
      client.removeAllListeners();
      // Errors after the end are irrelevant, but without a listener they would be thrown.
      client.on(Events.Error, () => undefined);
      endGuard();
    },
  };
}

/** Logs the missing permissions by name for each Discord server of the bot. */
function reportPermissions(client: Client, log: Logger): void {
  client.on(Events.GuildAvailable, (guild) => report(guild));
  client.on(Events.GuildCreate, (guild) => report(guild));

  function report(guild: Client['guilds']['cache'] extends Map<string, infer G> ? G : never): void {
    const missing = missingPermissions(guild.members.me?.permissions.bitfield ?? 0n);
    if (missing.length > 0) log.warn({ guild: guild.id, missing }, 'discord.permissions_missing');
    else log.info({ guild: guild.id }, 'discord.guild_ready');
  }
}
