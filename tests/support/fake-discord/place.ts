import type { APIUser } from 'discord-api-types/v10';
import type { FakeChannel, FakeDm, FakeThread } from './entities.ts';
import { buildDm } from './entities.ts';
import type { FakeGuild } from './fake-guild.ts';
import type { World } from './world.ts';

/** Who acts, and where. Defaults: the fake's first member, server and channel. */
export type Where = {
  readonly user?: APIUser;
  readonly guild?: FakeGuild;
  readonly channel?: FakeChannel | FakeThread;
  /** In the direct messages with the bot. */
  readonly dm?: boolean;
  /** The command is installed by the user, not by the server. */
  readonly userInstall?: boolean;
  readonly locale?: string;
  /** A hostile client: also sends what Discord's own client would hide or reject. */
  readonly force?: boolean;
};

export type Place = {
  readonly user: APIUser;
  readonly guild: FakeGuild | undefined;
  readonly channel: FakeChannel | FakeThread | FakeDm;
  readonly locale: string;
  readonly userInstall: boolean;
  readonly force: boolean;
};

export type Home = { readonly guild: FakeGuild; readonly channel: FakeChannel; readonly user: APIUser };

export function findPlace(world: World, home: Home, where: Where = {}): Place {
  const user = where.user ?? home.user;
  const base = {
    user,
    locale: where.locale ?? 'en-US',
    userInstall: where.userInstall ?? false,
    force: where.force ?? false,
  };
  if (where.dm === true) {
    const dm = world.state.dms.get(user.id) ?? buildDm(user);
    world.state.dms.set(user.id, dm);
    return { ...base, guild: undefined, channel: dm };
  }
  const guild = where.guild ?? findGuildOf(world, where.channel) ?? home.guild;
  const channel = where.channel ?? (guild === home.guild ? home.channel : [...guild.channels.values()][0]);
  if (channel === undefined) throw new Error(`${guild.name} has no channel`);
  if (!guild.members.has(user.id)) throw new Error(`${user.username} is not a member of ${guild.name}`);
  return { ...base, guild, channel };
}

function findGuildOf(world: World, channel: FakeChannel | FakeThread | undefined): FakeGuild | undefined {
  return channel === undefined ? undefined : world.state.guilds.get(channel.guild_id);
}
