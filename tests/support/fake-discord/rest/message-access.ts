import { ChannelType, MessageFlags, PermissionFlagsBits } from 'discord-api-types/v10';
import {
  ApiError,
  archivedThread,
  missingPermissions,
  unknownChannel,
  unknownMessage,
} from '../api-error.ts';
import type { FakeChannel, FakeDm, FakeThread } from '../entities.ts';
import type { MessageDraft } from '../message-draft.ts';
import { computePermissions } from '../permissions.ts';
import type { StoredMessage } from '../stored-message.ts';
import type { World } from '../world.ts';

export type Access = {
  readonly channel: FakeChannel | FakeThread | FakeDm;
  readonly can: (permission: bigint) => boolean;
};

/** Returns a channel the bot can see, with its permissions there. */
export function openChannel(world: World, id: string): Access {
  const channel = world.state.findChannel(id);
  if (channel === undefined) throw unknownChannel();
  if (channel.type === ChannelType.DM) return { channel, can: () => true };
  const guild = world.state.guilds.get(channel.guild_id);
  if (guild === undefined || !guild.botIn) throw new ApiError(403, 50_001, 'Missing Access');
  const permissions = computePermissions(guild, world.state.bot.id, channel);
  if ((permissions & PermissionFlagsBits.ViewChannel) === 0n)
    throw new ApiError(403, 50_001, 'Missing Access');
  return { channel, can: (permission) => (permissions & permission) === permission };
}

/** Rejects a post that the bot may not make. */
export function assertMayPost(world: World, { channel, can }: Access, draft: MessageDraft): void {
  if (channel.type === ChannelType.GuildCategory) {
    throw new ApiError(400, 50_008, 'Cannot send messages in a non-text channel');
  }
  if (
    channel.type === ChannelType.DM &&
    channel.recipients.some((user) => world.state.closedDms.has(user.id))
  ) {
    throw new ApiError(403, 50_007, 'Cannot send messages to this user');
  }
  const needed = [
    channel.type === ChannelType.PublicThread
      ? PermissionFlagsBits.SendMessagesInThreads
      : PermissionFlagsBits.SendMessages,
    ...(draft.uploaded.length > 0 ? [PermissionFlagsBits.AttachFiles] : []),
    ...(draft.embeds.length > 0 ? [PermissionFlagsBits.EmbedLinks] : []),
  ];
  if (!needed.every(can)) throw missingPermissions();
  if (channel.type === ChannelType.PublicThread) assertOpen(channel, can);
}

/** A new message reopens an archived thread, unless it is locked. */
function assertOpen({ thread_metadata: state }: FakeThread, can: Access['can']): void {
  if (!state.archived) return;
  if (state.locked && !can(PermissionFlagsBits.ManageThreads)) throw archivedThread();
  state.archived = false;
}

/** Returns a message of a channel; ephemeral ones cannot be reached this way. */
export function findChannelMessage(world: World, channelId: string, id: string): StoredMessage {
  const stored = world.state.messages.get(id);
  const isHidden = stored === undefined || stored.deleted || stored.channelId !== channelId;
  if (isHidden || ((stored.message.flags ?? 0) & MessageFlags.Ephemeral) !== 0) throw unknownMessage();
  return stored;
}
