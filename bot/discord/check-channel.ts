// What the bot may do in a channel, asked by REST: its roles and the overwrites of the channel, in words.
import {
  type APIChannel,
  type APIGuild,
  type APIGuildMember,
  type APIOverwrite,
  ChannelType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import { DiscordAPIError, type REST, Routes } from 'discord.js';
import type { ChannelCheck } from '../posts/courier.ts';
import { computePermissions } from './compute-permissions.ts';
import { explainRefusal, LEFT_GUILD, LOCKED_THREAD } from './explain-refusal.ts';
import { getRoute } from './get-route.ts';
import { missingPermissions } from './permissions.ts';

const THREADS: ReadonlySet<ChannelType> = new Set([
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
]);
const TEXT: ReadonlySet<ChannelType> = new Set([
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ...THREADS,
]);

type Asked = {
  /** Id of the bot's account. */
  readonly bot: string;
  readonly channel: string;
  /** The guild that the channel is expected in. */
  readonly guild: string | undefined;
};

export async function checkChannel(
  rest: REST,
  { bot, channel: id, guild: expected }: Asked,
): Promise<ChannelCheck> {
  try {
    if (expected !== undefined && !(await isIn(rest, expected)))
      return { ok: false, code: 'CLOSED', say: LEFT_GUILD };
    const channel = await getRoute<APIChannel>(rest, Routes.channel(id));
    if (!TEXT.has(channel.type) || !('guild_id' in channel) || channel.guild_id === undefined)
      return { ok: false, code: 'CLOSED', say: 'It is not a text channel of a Discord server. Choose one.' };
    const guild = await getRoute<APIGuild>(rest, Routes.guild(channel.guild_id));
    const member = await getRoute<APIGuildMember>(rest, Routes.guildMember(guild.id, bot));
    const bits = computePermissions({
      guildId: guild.id,
      ownerId: guild.owner_id,
      userId: bot,
      memberRoles: member.roles,
      roles: guild.roles,
      overwrites: await fetchOverwrites(rest, channel),
    });
    const may = (bit: bigint): boolean => (bits & bit) !== 0n;
    if (isLocked(channel) && !may(PermissionFlagsBits.ManageThreads))
      return { ok: false, code: 'ARCHIVED', say: LOCKED_THREAD };
    return {
      ok: true,
      guild: guild.id,
      missing: missingPermissions(bits, THREADS.has(channel.type) ? 'thread' : 'channel'),
      mayOpenThreads:
        may(PermissionFlagsBits.CreatePublicThreads) && may(PermissionFlagsBits.SendMessagesInThreads),
      mayLook: may(PermissionFlagsBits.ReadMessageHistory),
    };
  } catch (error) {
    return explainRefusal(error);
  }
}

/** An archived thread opens again by itself when something is posted, but not if it is locked. */
function isLocked(channel: APIChannel): boolean {
  if (!('thread_metadata' in channel)) return false;
  const state = channel.thread_metadata;
  return state !== undefined && state.archived && state.locked;
}

async function isIn(rest: REST, guild: string): Promise<boolean> {
  try {
    await rest.get(Routes.guild(guild));
    return true;
  } catch (error) {
    if (error instanceof DiscordAPIError && (error.status === 403 || error.status === 404)) return false;
    throw error;
  }
}

/** A thread has those of its parent. */
async function fetchOverwrites(rest: REST, channel: APIChannel): Promise<readonly APIOverwrite[]> {
  const isThread = THREADS.has(channel.type);
  const parent = 'parent_id' in channel ? channel.parent_id : null;
  const owner =
    isThread && typeof parent === 'string'
      ? await getRoute<APIChannel>(rest, Routes.channel(parent))
      : channel;
  return 'permission_overwrites' in owner ? (owner.permission_overwrites ?? []) : [];
}
