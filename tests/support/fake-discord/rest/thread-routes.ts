import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import { z } from 'zod';
import { ApiError, archivedThread, missingPermissions, refuseForm } from '../api-error.ts';
import { buildThread, type FakeThread } from '../entities.ts';
import { findChannelMessage, openChannel } from './message-access.ts';
import type { Answer } from '../request.ts';
import type { Route, RoutedRequest } from './route.ts';
import type { World } from '../world.ts';

const ARCHIVE_AFTER: ReadonlySet<number> = new Set([60, 1440, 4320, 10_080]);
const opening = z.object({ name: z.string().min(1).max(100), auto_archive_duration: z.int().optional() });
const change = z.object({ archived: z.boolean().optional(), locked: z.boolean().optional() });

/** Routes for threads under messages. */
export const threadRoutes: readonly Route[] = [
  { method: 'POST', path: '/channels/:channel/messages/:message/threads', needsToken: true, run: openThread },
  { method: 'PATCH', path: '/channels/:channel', needsToken: true, run: changeThread },
];

/** "The id of the created thread will be the same as the id of the source message." */
function openThread(world: World, request: RoutedRequest): Answer {
  const { channel, can } = openChannel(world, request.param('channel'));
  if (channel.type !== ChannelType.GuildText)
    throw new ApiError(400, 50_024, 'Cannot execute action on this channel type');
  if (!can(PermissionFlagsBits.CreatePublicThreads)) throw missingPermissions();
  const { id } = findChannelMessage(world, channel.id, request.param('message'));
  const body = opening.safeParse(request.body);
  const archiveAfter = body.data?.auto_archive_duration ?? 1440;
  if (!body.success || !ARCHIVE_AFTER.has(archiveAfter)) {
    refuseForm([{ path: ['name'], code: 'BASE_TYPE_BAD_LENGTH', message: 'a name and a known duration' }]);
    throw new Error('unreachable');
  }
  const guild = world.state.guilds.get(channel.guild_id);
  if (guild?.threads.has(id) === true)
    throw new ApiError(400, 160_004, 'A thread has already been created for this message');
  const thread = buildThread({
    id,
    guild_id: channel.guild_id,
    parent_id: channel.id,
    owner_id: world.state.bot.id,
    name: body.data.name,
    archiveAfter,
    at: new Date(world.settings.now()),
  });
  guild?.threads.set(id, thread);
  world.dispatch('THREAD_CREATE', thread, channel.guild_id);
  return { status: 201, body: thread };
}

/** Anyone who may write can reopen a thread that is not locked; its owner can archive it. */
function changeThread(world: World, request: RoutedRequest): Answer {
  const { channel, can } = openChannel(world, request.param('channel'));
  if (channel.type !== ChannelType.PublicThread)
    throw new ApiError(400, 50_024, 'Cannot execute action on this channel type');
  const { archived, locked } = change.parse(request.body);
  const isModerator = can(PermissionFlagsBits.ManageThreads);
  if (locked !== undefined && !isModerator) throw missingPermissions();
  if (archived !== undefined) setArchived(channel, archived, { isModerator, can });
  if (locked !== undefined) channel.thread_metadata.locked = locked;
  world.dispatch('THREAD_UPDATE', channel, channel.guild_id);
  return { status: 200, body: channel };
}

type Rights = { readonly isModerator: boolean; readonly can: (permission: bigint) => boolean };

function setArchived(
  { thread_metadata: state }: FakeThread,
  archived: boolean,
  { isModerator, can }: Rights,
): void {
  if (state.locked && !isModerator) throw archivedThread();
  if (!isModerator && !can(PermissionFlagsBits.SendMessagesInThreads)) throw missingPermissions();
  state.archived = archived;
}
