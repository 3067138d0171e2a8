import type { APIGuildMember, APIRole, APIUser } from 'discord-api-types/v10';
import {
  buildChannel,
  buildMember,
  buildRole,
  buildUser,
  type ChannelInput,
  type FakeChannel,
  type FakeThread,
  type MemberInput,
  type Overwrite,
  type RoleInput,
  type UserInput,
} from './entities.ts';
import { describeGuildCreate, type FakeGuild } from './fake-guild.ts';
import { EVERYONE_PERMISSIONS } from './permissions.ts';
import { makeSnowflake } from './snowflake.ts';
import type { StoredMessage } from './stored-message.ts';
import type { World } from './world.ts';
import { deleteMessage } from './messages/write-message.ts';

export type GuildInput = {
  readonly name?: string;
  readonly owner?: APIUser;
  readonly locale?: string;
  /** Permissions of everybody, and those that the bot's own role adds. */
  readonly everyone?: bigint;
  readonly botPermissions?: bigint;
  /** False for a server that never invited the bot. */
  readonly botIn?: boolean;
};

/** Creates and changes people and servers, and sends the bot the events that Discord would send. */
export class ChangeWorld {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  addUser(input: UserInput = {}): APIUser {
    const user = buildUser(input);
    this.#world.state.users.set(user.id, user);
    return user;
  }

  addGuild(input: GuildInput = {}): FakeGuild {
    const { botIn = true, everyone = EVERYONE_PERMISSIONS, botPermissions = 0n } = input;
    const { state } = this.#world;
    const id = makeSnowflake();
    const owner = input.owner ?? this.addUser({ username: 'owner' });
    const guild: FakeGuild = {
      id,
      name: input.name ?? 'Test server',
      owner,
      locale: input.locale ?? 'en-US',
      botIn,
      unavailable: false,
      roles: new Map(),
      channels: new Map(),
      threads: new Map(),
      members: new Map(),
    };
    guild.roles.set(id, buildRole({ id, name: '@everyone', permissions: everyone, position: 0 }));
    guild.members.set(owner.id, buildMember(owner));
    if (botIn) {
      const role = buildRole({ name: state.bot.username, permissions: botPermissions, managed: true });
      guild.roles.set(role.id, role);
      guild.members.set(state.bot.id, buildMember(state.bot, { roles: [role] }));
    }
    const channel = buildChannel(id, {});
    guild.channels.set(channel.id, channel);
    state.guilds.set(id, guild);
    if (botIn) this.#announce(guild);
    return guild;
  }

  /** The bot is removed from the server. */
  removeGuild(guild: FakeGuild): void {
    guild.botIn = false;
    guild.members.delete(this.#world.state.bot.id);
    this.#world.dispatch('GUILD_DELETE', { id: guild.id }, guild.id);
  }

  /** An outage: the server exists, but is unavailable. */
  guildDown(guild: FakeGuild): void {
    guild.unavailable = true;
    this.#world.dispatch('GUILD_DELETE', { id: guild.id, unavailable: true }, guild.id);
  }

  guildUp(guild: FakeGuild): void {
    guild.unavailable = false;
    this.#announce(guild);
  }

  addChannel(guild: FakeGuild, input: ChannelInput = {}): FakeChannel {
    const channel = buildChannel(guild.id, input);
    guild.channels.set(channel.id, channel);
    this.#world.dispatch('CHANNEL_CREATE', channel, guild.id);
    return channel;
  }

  removeChannel(channel: FakeChannel): void {
    const guild = this.#world.state.guilds.get(channel.guild_id);
    guild?.channels.delete(channel.id);
    for (const thread of guild?.threads.values() ?? [])
      if (thread.parent_id === channel.id) guild?.threads.delete(thread.id);
    this.#world.dispatch('CHANNEL_DELETE', channel, channel.guild_id);
  }

  /** A moderator archives or locks a thread, or opens it again. */
  setThread(thread: FakeThread, state: { readonly archived: boolean; readonly locked: boolean }): void {
    Object.assign(thread.thread_metadata, state);
    this.#world.dispatch('THREAD_UPDATE', thread, thread.guild_id);
  }

  /** A moderator deletes a message. */
  removeMessage(message: StoredMessage): void {
    deleteMessage(this.#world, message);
  }

  setOverwrites(channel: FakeChannel, overwrites: readonly Overwrite[]): void {
    channel.permission_overwrites = [...overwrites];
    this.#world.dispatch('CHANNEL_UPDATE', channel, channel.guild_id);
  }

  addRole(guild: FakeGuild, input: RoleInput = {}): APIRole {
    const role = buildRole(input);
    guild.roles.set(role.id, role);
    this.#world.dispatch('GUILD_ROLE_CREATE', { guild_id: guild.id, role }, guild.id);
    return role;
  }

  setRolePermissions(guild: FakeGuild, roleId: string, permissions: bigint): void {
    const old = guild.roles.get(roleId);
    if (old === undefined) throw new Error(`${guild.name} has no role ${roleId}`);
    const role = { ...old, permissions: permissions.toString() };
    guild.roles.set(roleId, role);
    this.#world.dispatch('GUILD_ROLE_UPDATE', { guild_id: guild.id, role }, guild.id);
  }

  /** Permissions of the bot's own role in a server. */
  setBotPermissions(guild: FakeGuild, permissions: bigint): void {
    const roleId = guild.members.get(this.#world.state.bot.id)?.roles[0];
    if (roleId === undefined) throw new Error(`The bot is not in ${guild.name}`);
    this.setRolePermissions(guild, roleId, permissions);
  }

  addMember(guild: FakeGuild, user: APIUser, input: MemberInput = {}): APIGuildMember {
    const member = buildMember(user, input);
    guild.members.set(user.id, member);
    this.#world.dispatch('GUILD_MEMBER_ADD', { ...member, guild_id: guild.id }, guild.id);
    return member;
  }

  /** A person disables direct messages. */
  closeDms(user: APIUser): void {
    this.#world.state.closedDms.add(user.id);
  }

  #announce(guild: FakeGuild): void {
    this.#world.dispatch('GUILD_CREATE', describeGuildCreate(guild, this.#world.state.bot.id), guild.id);
  }
}
