// Settings of the bot: its secret, and who may see which game server.
import { z } from 'zod';

/** Discord's ids of servers, channels and people. */
const snowflake = z.string().regex(/^\d{17,20}$/, 'must be an id of Discord: 17 to 20 digits');
const snowflakes = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter((part) => part !== ''))
  .pipe(z.array(snowflake));

/** Three parts, which Discord has lengthened before; some people include the "Bot" prefix. */
const TOKEN = /^(?:Bot\s+)?[\w-]{17,}\.[\w-]{5,}\.[\w-]{20,}$/i;

/** One connection serves about a thousand Discord servers. */
const MOST_SHARDS = 256;

function isShards(text: string): boolean {
  return text === 'auto' || (/^[1-9]\d{0,2}$/.test(text) && Number(text) <= MOST_SHARDS);
}

/** Keys of the environment. */
export const discordKeys = {
  /** The bot's secret. Without it there is no bot, and everything else works. */
  DISCORD_TOKEN: z
    .string()
    .regex(
      TOKEN,
      'must be the token of a bot, three parts with dots between them: Developer Portal, Bot, Reset Token (not the application id, the public key or the client secret)',
    )
    .optional(),
  /** For development: registers the commands in this Discord server only, where changes show at once. */
  DISCORD_GUILD_ID: snowflake.optional(),
  /** Number of connections (shards) for the bot's Discord servers; defaults to Discord's recommendation. */
  DISCORD_SHARDS: z
    .string()
    .refine(isShards, `must be auto or a whole number from 1 to ${MOST_SHARDS}`)
    .transform((text) => (text === 'auto' ? text : Number(text)))
    .default('auto'),
  /** Discord servers that see the game server; the first is its home, whose managers may use /admin. */
  DISCORD_GUILDS: snowflakes.default([]),
  /** Accounts that may do everything everywhere. */
  DEBRIEF_OWNERS: snowflakes.default([]),
  /** Whether every Discord server and every direct message sees the game server. */
  DEBRIEF_PUBLIC: z.enum(['yes', 'no'], 'must be yes or no').default('no'),
  /** Channel for alarms, which are also logged. */
  ALERT_CHANNEL: snowflake.optional(),
};

/** Keys of one server in debrief.json. */
export const serverDiscordKeys = {
  /** Discord servers that see it, its home first; defaults to DISCORD_GUILDS. */
  guilds: z.array(snowflake).optional(),
  /** Whether everybody sees it; defaults to DEBRIEF_PUBLIC. */
  public: z.boolean().optional(),
};

/** Who sees a game server in Discord. */
export type ServerBinding = {
  readonly key: string;
  /** Discord servers that see it, its home first. */
  readonly guilds: readonly string[];
  readonly isPublic: boolean;
};

export type DiscordConfig = {
  readonly token: string | undefined;
  /** Where commands are registered during development; everywhere if undefined. */
  readonly developmentGuild: string | undefined;
  readonly shards: number | 'auto';
  readonly owners: readonly string[];
  /** Where alarms are posted; nowhere if undefined. */
  readonly alertChannel: string | undefined;
  /** One for each server, the sample included. */
  readonly bindings: readonly ServerBinding[];
};

type Environment = z.infer<z.ZodObject<typeof discordKeys>>;
type Server = z.infer<z.ZodObject<typeof serverDiscordKeys>> & { readonly key: string };

/** Returns conflicts between keys that are valid on their own. */
export function findDiscordProblems(env: Readonly<Record<string, string | undefined>>): string[] {
  if (env['ALERT_CHANNEL'] === undefined || env['DISCORD_TOKEN'] !== undefined) return [];
  return ['ALERT_CHANNEL needs DISCORD_TOKEN: the bot posts the alarms.'];
}

/** @param sample key of the server that everybody may see. */
export function readDiscord(
  settings: Environment,
  servers: readonly Server[],
  sample: string,
): DiscordConfig {
  const { DISCORD_TOKEN, DISCORD_GUILD_ID, DISCORD_SHARDS, DISCORD_GUILDS } = settings;
  const { DEBRIEF_OWNERS, DEBRIEF_PUBLIC, ALERT_CHANNEL } = settings;
  const bindings = servers.map((server) => ({
    key: server.key,
    guilds: server.guilds ?? DISCORD_GUILDS,
    isPublic: server.public ?? DEBRIEF_PUBLIC === 'yes',
  }));
  return {
    token: DISCORD_TOKEN,
    developmentGuild: DISCORD_GUILD_ID,
    shards: DISCORD_SHARDS,
    owners: DEBRIEF_OWNERS,
    alertChannel: ALERT_CHANNEL,
    bindings: [...bindings, { key: sample, guilds: [], isPublic: true }],
  };
}
