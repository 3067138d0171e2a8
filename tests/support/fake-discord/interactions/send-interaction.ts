import { randomBytes } from 'node:crypto';
import type { InteractionType } from 'discord-api-types/v10';
import { type APIGuildMember } from 'discord-api-types/v10';
import type { FakeInteraction, InteractionPayload } from './fake-interaction.ts';
import { ALL_PERMISSIONS, computePermissions } from '../permissions.ts';
import type { Place } from '../place.ts';
import { makeSnowflake } from '../snowflake.ts';
import type { StoredMessage } from '../stored-message.ts';
import type { World } from '../world.ts';

export type InteractionInput = {
  readonly type: InteractionType;
  readonly label: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly source?: StoredMessage | undefined;
  readonly opener?: FakeInteraction;
};

/** Sends INTERACTION_CREATE; an interaction without an answer is recorded as a problem. */
export function sendInteraction(world: World, place: Place, input: InteractionInput): FakeInteraction {
  const id = makeSnowflake();
  const token = randomBytes(90).toString('base64url');
  const interaction: FakeInteraction = {
    id,
    token,
    label: input.label,
    user: place.user,
    payload: describePayload(world, place, { ...input, id, token }),
    channelId: place.channel.id,
    guildId: place.guild?.id,
    source: input.source,
    opener: input.opener,
    isUserInstall: place.userInstall && place.guild?.botIn !== true,
    sentAt: performance.now(),
    answeredAt: undefined,
    finalAt: undefined,
    callback: undefined,
    isLoading: false,
    original: undefined,
    followUps: [],
    writes: [],
    modalSubmitted: false,
    expired: false,
  };
  world.state.interactions.set(id, interaction);
  world.state.interactionsByToken.set(token, interaction);
  setTimeout(() => expire(world, interaction), world.settings.answerTtl).unref();
  world.dispatch(
    'INTERACTION_CREATE',
    interaction.payload,
    place.guild?.botIn === true ? place.guild.id : undefined,
  );
  return interaction;
}

function expire(world: World, interaction: FakeInteraction): void {
  if (interaction.callback !== undefined) return;
  interaction.expired = true;
  const message = `Not answered within ${world.settings.answerTtl} ms`;
  world.problems.push({ where: `interaction ${interaction.label}`, code: 'UNANSWERED', message });
  world.signal.notify();
}

type Numbered = InteractionInput & { readonly id: string; readonly token: string };

function describePayload(world: World, place: Place, input: Numbered): InteractionPayload {
  const { channel, guild, user } = place;
  const isFresh = input.source !== undefined;
  return {
    id: input.id,
    application_id: world.state.bot.id,
    type: input.type,
    data: input.data,
    token: input.token,
    version: 1,
    channel_id: channel.id,
    channel: guild === undefined ? channel : { ...channel, permissions: permissionsOf(place).toString() },
    locale: place.locale,
    entitlements: [],
    attachment_size_limit: world.settings.attachmentSizeLimit,
    app_permissions: appPermissions(world, place).toString(),
    authorizing_integration_owners: owners(place),
    context: guild === undefined ? 1 : 0,
    ...(guild === undefined ? { user } : describeGuildPart(place)),
    ...(isFresh ? { message: input.source?.message } : {}),
  };
}

function describeGuildPart(place: Place): Record<string, unknown> {
  const { guild, user } = place;
  if (guild === undefined) return {};
  const member: APIGuildMember | undefined = guild.members.get(user.id);
  return {
    guild_id: guild.id,
    guild: { id: guild.id, locale: guild.locale, features: [] },
    guild_locale: guild.locale,
    member: { ...member, permissions: permissionsOf(place).toString() },
  };
}

/** Permissions of the person in the channel. */
export function permissionsOf({ guild, channel, user }: Place): bigint {
  if (guild === undefined) return ALL_PERMISSIONS;
  return computePermissions(guild, user.id, 'guild_id' in channel ? channel : undefined);
}

function appPermissions(world: World, { guild, channel }: Place): bigint {
  if (guild === undefined || !guild.botIn) return ALL_PERMISSIONS & ~1n;
  return computePermissions(guild, world.state.bot.id, 'guild_id' in channel ? channel : undefined);
}

function owners({ guild, user, userInstall }: Place): Record<string, string> {
  return {
    ...(guild?.botIn === true ? { '0': guild.id } : {}),
    ...(guild === undefined && !userInstall ? { '0': '0' } : {}),
    ...(userInstall ? { '1': user.id } : {}),
  };
}
