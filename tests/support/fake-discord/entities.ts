import type { OverwriteType } from 'discord-api-types/v10';
import {
  ChannelType,
  GuildMemberFlags,
  type APIGuildMember,
  type APIRole,
  type APIUser,
} from 'discord-api-types/v10';
import { makeSnowflake } from './snowflake.ts';

// A number is assignable to the flag enums of discord-api-types, a literal 0 is not.
const NO_FLAGS: number = 0;

export type UserInput = {
  readonly username?: string;
  readonly globalName?: string | null;
  readonly bot?: boolean;
};

export function buildUser({ username, globalName = null, bot = false }: UserInput = {}): APIUser {
  const id = makeSnowflake();
  return {
    id,
    username: username ?? `user${id.slice(-6)}`,
    discriminator: '0',
    global_name: globalName,
    avatar: null,
    bot,
    flags: NO_FLAGS,
    public_flags: NO_FLAGS,
    primary_guild: null,
  };
}

export type RoleInput = {
  readonly id?: string;
  readonly name?: string;
  readonly permissions?: bigint;
  readonly position?: number;
  readonly managed?: boolean;
};

export function buildRole({
  id,
  name = 'role',
  permissions = 0n,
  position = 1,
  managed = false,
}: RoleInput): APIRole {
  return {
    id: id ?? makeSnowflake(),
    name,
    permissions: permissions.toString(),
    position,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    managed,
    mentionable: false,
    icon: null,
    unicode_emoji: null,
    flags: NO_FLAGS,
  };
}

export type MemberInput = { readonly roles?: readonly APIRole[]; readonly nick?: string | null };

export function buildMember(user: APIUser, { roles = [], nick = null }: MemberInput = {}): APIGuildMember {
  return {
    user,
    nick,
    avatar: null,
    banner: null,
    roles: roles.map((role) => role.id),
    joined_at: new Date().toISOString(),
    premium_since: null,
    deaf: false,
    mute: false,
    flags: GuildMemberFlags.CompletedOnboarding,
    pending: false,
    communication_disabled_until: null,
  };
}

export type Overwrite = { id: string; type: OverwriteType; allow: string; deny: string };

export type FakeChannel = {
  readonly id: string;
  readonly type: ChannelType.GuildText | ChannelType.GuildAnnouncement | ChannelType.GuildCategory;
  readonly guild_id: string;
  name: string;
  position: number;
  permission_overwrites: Overwrite[];
  parent_id: string | null;
  topic: string | null;
  nsfw: boolean;
  rate_limit_per_user: number;
  last_message_id: string | null;
  flags: number;
};

export type ChannelInput = {
  readonly name?: string;
  readonly type?: FakeChannel['type'];
  readonly overwrites?: readonly Overwrite[];
};

export function buildChannel(
  guildId: string,
  { name = 'general', type, overwrites = [] }: ChannelInput,
): FakeChannel {
  return {
    id: makeSnowflake(),
    type: type ?? ChannelType.GuildText,
    guild_id: guildId,
    name,
    position: 0,
    permission_overwrites: [...overwrites],
    parent_id: null,
    topic: null,
    nsfw: false,
    rate_limit_per_user: 0,
    last_message_id: null,
    flags: 0,
  };
}

/** Returns a public thread, which has the id of the message under which it was opened. */
export type FakeThread = {
  readonly id: string;
  readonly type: ChannelType.PublicThread;
  readonly guild_id: string;
  readonly parent_id: string;
  readonly owner_id: string;
  name: string;
  thread_metadata: {
    archived: boolean;
    locked: boolean;
    auto_archive_duration: number;
    archive_timestamp: string;
    create_timestamp: string;
  };
  message_count: number;
  member_count: number;
  total_message_sent: number;
  rate_limit_per_user: number;
  last_message_id: string | null;
  flags: number;
};

export type ThreadInput = Pick<FakeThread, 'id' | 'guild_id' | 'parent_id' | 'owner_id' | 'name'> & {
  readonly archiveAfter: number;
  readonly at: Date;
};

export function buildThread({ archiveAfter, at, ...identity }: ThreadInput): FakeThread {
  return {
    ...identity,
    type: ChannelType.PublicThread,
    thread_metadata: {
      archived: false,
      locked: false,
      auto_archive_duration: archiveAfter,
      archive_timestamp: at.toISOString(),
      create_timestamp: at.toISOString(),
    },
    message_count: 0,
    member_count: 1,
    total_message_sent: 0,
    rate_limit_per_user: 0,
    last_message_id: null,
    flags: 0,
  };
}

export type FakeDm = {
  readonly id: string;
  readonly type: ChannelType.DM;
  readonly recipients: readonly APIUser[];
  last_message_id: string | null;
  flags: number;
};

export function buildDm(user: APIUser): FakeDm {
  return { id: makeSnowflake(), type: ChannelType.DM, recipients: [user], last_message_id: null, flags: 0 };
}
