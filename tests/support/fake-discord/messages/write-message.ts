import { MessageFlags, MessageType, type APIMessage } from 'discord-api-types/v10';
import { assertMessage } from '../rules/check-message.ts';
import { buildComponents } from './build-components.ts';
import { buildEmbeds } from './build-embeds.ts';
import type { FakeFile } from '../fake-file.ts';
import { findPings } from './find-pings.ts';
import { EMPTY_DRAFT, type MessageDraft } from '../message-draft.ts';
import { makeSnowflake } from '../snowflake.ts';
import { describeAttachment, storeFile } from '../store-files.ts';
import type { StoredMessage } from '../stored-message.ts';
import type { World } from '../world.ts';

export type NewMessage = {
  readonly channelId: string;
  readonly draft: MessageDraft;
  readonly prefix?: readonly (string | number)[];
  readonly onlyFor?: string | undefined;
  /** Fields of the response that depend on the author. */
  readonly extra?: Partial<APIMessage>;
  /** A deferred reply, which is still empty. */
  readonly isLoading?: boolean;
};

/** Checks, stores and announces a message of the bot. */
export function createMessage(world: World, input: NewMessage): StoredMessage {
  const { channelId, draft, isLoading = false, onlyFor, extra } = input;
  const flags =
    draft.flags |
    (isLoading ? MessageFlags.Loading : 0) |
    (onlyFor === undefined ? 0 : MessageFlags.Ephemeral);
  if (!isLoading) check(world, { ...draft, flags }, input.prefix ?? []);
  const id = makeSnowflake(world.settings.now());
  const files = storeDraftFiles(world, channelId, draft);
  const base = describeEmpty(world, { id, channelId, extra: extra ?? {} });
  const message = fillMessage(world, base, { draft: { ...draft, flags }, files });
  const stored: StoredMessage = {
    id,
    channelId,
    message,
    files,
    draft: isLoading ? EMPTY_DRAFT : draft,
    pings: findPings(draft),
    onlyFor,
    deleted: false,
    pinned: false,
    history: [{ at: performance.now(), message }],
  };
  world.state.messages.set(id, stored);
  announce(world, 'MESSAGE_CREATE', stored);
  return stored;
}

/** Checks and stores a new version; the loading flag is removed, the ephemeral and V2 flags stay. */
export function editMessage(
  world: World,
  stored: StoredMessage,
  { draft, prefix = [] }: { readonly draft: MessageDraft; readonly prefix?: readonly (string | number)[] },
): void {
  const sticky = MessageFlags.Ephemeral | MessageFlags.IsComponentsV2;
  const flags = draft.flags | ((stored.message.flags ?? 0) & sticky);
  check(world, { ...draft, flags }, prefix);
  const files = [...draft.kept, ...storeDraftFiles(world, stored.channelId, draft)];
  const base = { ...stored.message, edited_timestamp: new Date(world.settings.now()).toISOString() };
  stored.message = fillMessage(world, base, { draft: { ...draft, flags }, files });
  stored.files = files;
  stored.draft = draft;
  stored.pings = findPings(draft);
  stored.history.push({ at: performance.now(), message: stored.message });
  announce(world, 'MESSAGE_UPDATE', stored);
}

export function deleteMessage(world: World, stored: StoredMessage): void {
  stored.deleted = true;
  const { id, channelId } = stored;
  world.dispatch(
    'MESSAGE_DELETE',
    { id, channel_id: channelId, guild_id: guildOf(world, channelId) },
    guildOf(world, channelId),
  );
  world.signal.notify();
}

function check(world: World, draft: MessageDraft, prefix: readonly (string | number)[]): void {
  const isV2 = (draft.flags & MessageFlags.IsComponentsV2) !== 0;
  assertMessage(draft, { isV2, prefix, fileLimit: world.settings.attachmentSizeLimit });
}

function storeDraftFiles(world: World, channelId: string, draft: MessageDraft): FakeFile[] {
  return draft.uploaded.map((file) => {
    const description = draft.described.find((one) => String(one.id) === String(file.index))?.description;
    return storeFile(world, channelId, { ...file, description });
  });
}

type Identity = { readonly id: string; readonly channelId: string; readonly extra: Partial<APIMessage> };

function describeEmpty(world: World, { id, channelId, extra }: Identity): APIMessage {
  return {
    id,
    type: MessageType.Default,
    channel_id: channelId,
    author: world.state.bot,
    content: '',
    timestamp: new Date(world.settings.now()).toISOString(),
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    components: [],
    pinned: false,
    ...extra,
  };
}

type Content = { readonly draft: MessageDraft; readonly files: readonly FakeFile[] };

function fillMessage(world: World, base: APIMessage, { draft, files }: Content): APIMessage {
  const findFile = (url: string): FakeFile | undefined =>
    files.find((file) => url === `attachment://${file.filename}` || url === file.url);
  const isV2 = (draft.flags & MessageFlags.IsComponentsV2) !== 0;
  const pings = findPings(draft);
  return {
    ...base,
    content: draft.content,
    embeds: buildEmbeds(draft.embeds, findFile),
    components: buildComponents(draft.components, findFile),
    attachments: isV2 ? [] : files.map(describeAttachment),
    flags: draft.flags,
    mention_everyone: pings.everyone,
    mention_roles: [...pings.roles],
    mentions: pings.users.flatMap((id) => world.state.users.get(id) ?? []),
  };
}

function guildOf(world: World, channelId: string): string | undefined {
  const channel = world.state.findChannel(channelId);
  return channel !== undefined && 'guild_id' in channel ? channel.guild_id : undefined;
}

function announce(world: World, event: string, stored: StoredMessage): void {
  const guildId = guildOf(world, stored.channelId);
  if (stored.onlyFor === undefined) {
    world.dispatch(
      event,
      { ...stored.message, ...(guildId === undefined ? {} : { guild_id: guildId }) },
      guildId,
    );
  }
  world.signal.notify();
}
