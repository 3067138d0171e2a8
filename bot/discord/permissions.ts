import { PermissionFlagsBits } from 'discord-api-types/v10';

/** The permissions that the bot needs, by the names that Discord shows. */
export const NEEDED_PERMISSIONS = {
  'View Channels': PermissionFlagsBits.ViewChannel,
  'Send Messages': PermissionFlagsBits.SendMessages,
  'Send Messages in Threads': PermissionFlagsBits.SendMessagesInThreads,
  'Embed Links': PermissionFlagsBits.EmbedLinks,
  'Attach Files': PermissionFlagsBits.AttachFiles,
} as const;

/** Everything that the invite link asks for: what posts do better with comes on top of what is needed. */
export const ASKED_PERMISSIONS = {
  ...NEEDED_PERMISSIONS,
  'Create Public Threads': PermissionFlagsBits.CreatePublicThreads,
  'Read Message History': PermissionFlagsBits.ReadMessageHistory,
} as const;

/** Returns the names of the needed permissions that these bits lack, in all channels or in one channel or thread. */
export function missingPermissions(bits: bigint, place: 'all' | 'channel' | 'thread' = 'all'): string[] {
  if (has(bits, PermissionFlagsBits.Administrator)) return [];
  return Object.entries(NEEDED_PERMISSIONS).flatMap(([name, bit]) =>
    has(bits, bit) || bit === UNUSED[place] ? [] : [name],
  );
}

/** Sending needs one permission in channels and another in threads. */
const UNUSED = {
  all: null,
  channel: PermissionFlagsBits.SendMessagesInThreads,
  thread: PermissionFlagsBits.SendMessages,
} as const;

export function mayManage(bits: bigint): boolean {
  return has(bits, PermissionFlagsBits.Administrator) || has(bits, PermissionFlagsBits.ManageGuild);
}

export function mayAttach(bits: bigint): boolean {
  return has(bits, PermissionFlagsBits.Administrator) || has(bits, PermissionFlagsBits.AttachFiles);
}

function has(bits: bigint, bit: bigint): boolean {
  return (bits & bit) !== 0n;
}
