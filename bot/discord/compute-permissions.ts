import { type APIOverwrite, type APIRole, OverwriteType, PermissionFlagsBits } from 'discord-api-types/v10';

type Member = {
  readonly guildId: string;
  readonly ownerId: string;
  readonly userId: string;
  /** Ids of the member's roles, without @everyone. */
  readonly memberRoles: readonly string[];
  readonly roles: readonly Pick<APIRole, 'id' | 'permissions'>[];
  /** Those of the channel; of a thread, those of its parent. */
  readonly overwrites: readonly APIOverwrite[];
};

const ALL = Object.values(PermissionFlagsBits).reduce((all, bit) => all | bit, 0n);

/** What a member may do in a channel, in the order that Discord documents: roles, then overwrites of everyone, roles, member. */
export function computePermissions(member: Member): bigint {
  const { guildId, ownerId, userId, memberRoles, roles, overwrites } = member;
  if (ownerId === userId) return ALL;
  const own = new Set([guildId, ...memberRoles]);
  const base = roles
    .filter(({ id }) => own.has(id))
    .reduce((bits, role) => bits | BigInt(role.permissions), 0n);
  if ((base & PermissionFlagsBits.Administrator) !== 0n) return ALL;
  const layers = [
    overwrites.filter(({ id }) => id === guildId),
    overwrites.filter(({ id, type }) => type === OverwriteType.Role && id !== guildId && own.has(id)),
    overwrites.filter(({ id, type }) => type === OverwriteType.Member && id === userId),
  ];
  return layers.reduce((bits, layer) => apply(bits, layer), base);
}

function apply(bits: bigint, layer: readonly APIOverwrite[]): bigint {
  const deny = layer.reduce((all, one) => all | BigInt(one.deny), 0n);
  const allow = layer.reduce((all, one) => all | BigInt(one.allow), 0n);
  return (bits & ~deny) | allow;
}
