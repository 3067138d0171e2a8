import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import * as spec from 'discord-api-spec/zod';
import { ApiError, archivedThread, missingPermissions, refuseForm, unknownMessage } from '../api-error.ts';
import { assertFlags, EDIT_FLAGS, POST_FLAGS } from '../rules/check-message.ts';
import { assertMayPost, findChannelMessage, openChannel } from './message-access.ts';
import { countOldEdit } from './old-edits.ts';
import { draftMessage } from '../message-draft.ts';
import type { Answer } from '../request.ts';
import type { Route, RoutedRequest } from './route.ts';
import { parseSpec } from '../rules/spec-check.ts';
import type { World } from '../world.ts';
import { createMessage, deleteMessage, editMessage } from '../messages/write-message.ts';

const MESSAGES = '/channels/:channel/messages';
const MESSAGE = `${MESSAGES}/:message`;

/** Routes for channels and for messages that the bot posts by itself. */
export const channelRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/channels/:channel',
    needsToken: true,
    run: (world, request) => ({ status: 200, body: openChannel(world, request.param('channel')).channel }),
  },
  {
    method: 'POST',
    path: '/channels/:channel/typing',
    needsToken: true,
    run: (world, request) => (openChannel(world, request.param('channel')), { status: 204 }),
  },
  { method: 'POST', path: MESSAGES, needsToken: true, run: postMessage },
  { method: 'GET', path: MESSAGES, needsToken: true, run: listMessages },
  {
    method: 'PUT',
    path: `${MESSAGES}/pins/:message`,
    needsToken: true,
    run: (world, request) => pin(world, request, true),
  },
  {
    method: 'DELETE',
    path: `${MESSAGES}/pins/:message`,
    needsToken: true,
    run: (world, request) => pin(world, request, false),
  },
  {
    method: 'GET',
    path: MESSAGE,
    needsToken: true,
    run: (world, request) => ({ status: 200, body: readMessage(world, request).message }),
  },
  { method: 'PATCH', path: MESSAGE, needsToken: true, run: patchMessage },
  { method: 'DELETE', path: MESSAGE, needsToken: true, run: removeMessage },
];

function postMessage(world: World, request: RoutedRequest): Answer {
  const access = openChannel(world, request.param('channel'));
  const body = parseSpec(spec.MessageCreateRequestSchema, request.body);
  assertFlags(body.flags ?? 0, POST_FLAGS, []);
  const draft = draftMessage(body, request.files);
  assertMayPost(world, access, draft);
  const key = String(body.nonce);
  const first = world.state.nonces.get(key);
  const { now, nonceTtl } = world.settings;
  if (body.enforce_nonce === true && first !== undefined && now() - first.at < nonceTtl) {
    if (first.message.deleted) throw unknownMessage();
    return { status: 200, body: first.message.message };
  }
  const nonce = body.nonce ?? undefined;
  const extra = nonce === undefined ? {} : { nonce };
  const stored = createMessage(world, { channelId: access.channel.id, draft, extra });
  access.channel.last_message_id = stored.id;
  if (nonce !== undefined) world.state.nonces.set(key, { message: stored, at: now() });
  return { status: 200, body: stored.message };
}

function listMessages(world: World, request: RoutedRequest): Answer {
  const { channel, can } = openChannel(world, request.param('channel'));
  if (!can(PermissionFlagsBits.ReadMessageHistory)) return { status: 200, body: [] };
  const limit = Number(request.query.get('limit') ?? 50);
  if (!(limit >= 1 && limit <= 100)) {
    refuseForm([{ path: ['limit'], code: 'NUMBER_TYPE_MAX', message: 'limit goes from 1 to 100' }]);
  }
  const after = request.query.get('after');
  const before = request.query.get('before');
  const visible = [...world.state.messages.values()].filter(
    (one) =>
      one.channelId === channel.id &&
      !one.deleted &&
      one.onlyFor === undefined &&
      (after === null || BigInt(one.id) > BigInt(after)) &&
      (before === null || BigInt(one.id) < BigInt(before)),
  );
  // Newest first; with `after`, those that follow it directly.
  const page = after === null ? visible.slice(-limit) : visible.slice(0, limit);
  return { status: 200, body: page.reverse().map((one) => one.message) };
}

function readMessage(world: World, request: RoutedRequest): ReturnType<typeof findChannelMessage> {
  const { channel, can } = openChannel(world, request.param('channel'));
  if (!can(PermissionFlagsBits.ReadMessageHistory)) throw missingPermissions();
  return findChannelMessage(world, channel.id, request.param('message'));
}

function patchMessage(world: World, request: RoutedRequest): Answer {
  const { channel } = openChannel(world, request.param('channel'));
  const stored = findChannelMessage(world, channel.id, request.param('message'));
  if (stored.message.author.id !== world.state.bot.id) {
    throw new ApiError(403, 50_005, 'Cannot edit a message authored by another user');
  }
  if (channel.type === ChannelType.PublicThread && channel.thread_metadata.archived) throw archivedThread();
  countOldEdit(world, stored);
  const body = parseSpec(spec.MessageEditRequestPartialSchema, request.body);
  assertFlags(body.flags ?? 0, EDIT_FLAGS, []);
  editMessage(world, stored, { draft: draftMessage(body, request.files, stored) });
  return { status: 200, body: stored.message };
}

function removeMessage(world: World, request: RoutedRequest): Answer {
  const { channel, can } = openChannel(world, request.param('channel'));
  const stored = findChannelMessage(world, channel.id, request.param('message'));
  const isOwn = stored.message.author.id === world.state.bot.id;
  if (!isOwn && !can(PermissionFlagsBits.ManageMessages)) throw missingPermissions();
  deleteMessage(world, stored);
  return { status: 204 };
}

function pin(world: World, request: RoutedRequest, isPinned: boolean): Answer {
  const { channel, can } = openChannel(world, request.param('channel'));
  if (!can(PermissionFlagsBits.PinMessages)) throw missingPermissions();
  const stored = findChannelMessage(world, channel.id, request.param('message'));
  stored.pinned = isPinned;
  stored.message = { ...stored.message, pinned: isPinned };
  return { status: 204 };
}
