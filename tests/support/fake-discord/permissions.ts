import { OverwriteType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { FakeChannel, FakeThread } from './entities.ts';
import type { FakeGuild } from './fake-guild.ts';

export const ALL_PERMISSIONS = Object.values(PermissionFlagsBits).reduce((all, bit) => all | bit, 0n);

/** Default permissions of everybody in a new server. */
export const EVERYONE_PERMISSIONS =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.UseApplicationCommands;

/** Returns the permissions of a member in a channel (or in the whole guild without one), in Discord's published order of evaluation. */
export function computePermissions(
  guild: FakeGuild,
  userId: string,
  channel?: FakeChannel | FakeThread,
): bigint {
  if (guild.owner.id === userId) return ALL_PERMISSIONS;
  const member = guild.members.get(userId);
  if (member === undefined) return 0n;
  const roleIds = [guild.id, ...member.roles];
  const base = roleIds.reduce((bits, id) => bits | BigInt(guild.roles.get(id)?.permissions ?? 0), 0n);
  if ((base & PermissionFlagsBits.Administrator) !== 0n) return ALL_PERMISSIONS;
  // A thread uses the permission overwrites of its parent.
  const owner =
    channel !== undefined && 'parent_id' in channel && 'owner_id' in channel
      ? guild.channels.get(channel.parent_id)
      : channel;
  if (owner === undefined || !('permission_overwrites' in owner)) return base;
  return applyOverwrites(base, { guild, userId, channel: owner, roles: member.roles });
}

type Target = {
  readonly guild: FakeGuild;
  readonly userId: string;
  readonly channel: FakeChannel;
  readonly roles: readonly string[];
};

function applyOverwrites(base: bigint, { guild, userId, channel, roles }: Target): bigint {
  const pick = (type: OverwriteType, ids: readonly string[]): { allow: bigint; deny: bigint } => {
    const found = channel.permission_overwrites.filter((one) => one.type === type && ids.includes(one.id));
    return {
      allow: found.reduce((bits, one) => bits | BigInt(one.allow), 0n),
      deny: found.reduce((bits, one) => bits | BigInt(one.deny), 0n),
    };
  };
  const layers = [
    pick(OverwriteType.Role, [guild.id]),
    pick(OverwriteType.Role, roles),
    pick(OverwriteType.Member, [userId]),
  ];
  return layers.reduce((bits, { allow, deny }) => (bits & ~deny) | allow, base);
}
