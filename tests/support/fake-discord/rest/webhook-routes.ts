import { InteractionResponseType as Reply, MessageFlags } from 'discord-api-types/v10';
import * as spec from 'discord-api-spec/zod';
import { ApiError, unknownMessage } from '../api-error.ts';
import { assertFlags, EDIT_FLAGS, REPLY_FLAGS } from '../rules/check-message.ts';
import { describeReply } from '../messages/describe-reply.ts';
import type { FakeInteraction } from '../interactions/fake-interaction.ts';
import { noteWrite, openWebhook } from './interaction-state.ts';
import { draftMessage, type MessageBody } from '../message-draft.ts';
import type { Answer } from '../request.ts';
import type { Route, RoutedRequest } from './route.ts';
import { parseSpec } from '../rules/spec-check.ts';
import type { StoredMessage } from '../stored-message.ts';
import type { World } from '../world.ts';
import { createMessage, deleteMessage, editMessage } from '../messages/write-message.ts';

const MAX_USER_INSTALL_FOLLOW_UPS = 5;
const WEBHOOK = '/webhooks/:application/:token';
const MESSAGE = `${WEBHOOK}/messages/:message`;

/** Routes for everything after the first answer: edits and follow-ups, by the token of the interaction. */
export const webhookRoutes: readonly Route[] = [
  { method: 'POST', path: WEBHOOK, needsToken: false, limit: 'own', run: followUp },
  {
    method: 'GET',
    path: MESSAGE,
    needsToken: false,
    limit: 'own',
    run: (world, request) => ({ status: 200, body: find(world, request).stored.message }),
  },
  { method: 'PATCH', path: MESSAGE, needsToken: false, limit: 'own', run: edit },
  { method: 'DELETE', path: MESSAGE, needsToken: false, limit: 'own', run: remove },
];

function find(world: World, request: RoutedRequest): { interaction: FakeInteraction; stored: StoredMessage } {
  const interaction = openWebhook(world, request.param('application'), request.param('token'));
  const id = request.param('message');
  const own = [interaction.original, interaction.source, ...interaction.followUps];
  const stored = id === '@original' ? interaction.original : own.find((message) => message?.id === id);
  if (stored === undefined || stored.deleted) throw unknownMessage();
  return { interaction, stored };
}

function edit(world: World, request: RoutedRequest): Answer {
  const { interaction, stored } = find(world, request);
  const body = parseSpec(spec.IncomingWebhookUpdateRequestPartialSchema, request.body);
  // Discord ignores a late ephemeral flag, which would leave a private answer public.
  const isHidden = stored.onlyFor !== undefined;
  assertFlags(body.flags ?? 0, isHidden ? EDIT_FLAGS | MessageFlags.Ephemeral : EDIT_FLAGS, []);
  editMessage(world, stored, { draft: draftMessage(body, request.files, stored) });
  noteWrite(world, interaction, stored);
  return { status: 200, body: stored.message };
}

function followUp(world: World, request: RoutedRequest): Answer {
  const interaction = openWebhook(world, request.param('application'), request.param('token'));
  if (interaction.callback?.type === Reply.ApplicationCommandAutocompleteResult) {
    throw new ApiError(404, 10_015, 'Unknown Webhook');
  }
  const body = parseSpec(spec.IncomingWebhookRequestPartialSchema, request.body);
  assertFlags(body.flags ?? 0, REPLY_FLAGS, []);
  const stored =
    fillLoading(world, interaction, { body, request }) ?? addFollowUp(world, interaction, { body, request });
  noteWrite(world, interaction, stored);
  return { status: 200, body: stored.message };
}

type Sent = { readonly body: MessageBody; readonly request: RoutedRequest };

/** Directly after a deferral the first follow-up becomes the deferred reply itself. */
function fillLoading(
  world: World,
  interaction: FakeInteraction,
  { body, request }: Sent,
): StoredMessage | undefined {
  const { original } = interaction;
  const isDeferred = interaction.callback?.type === Reply.DeferredChannelMessageWithSource;
  if (!isDeferred || !interaction.isLoading || original === undefined || original.deleted) return undefined;
  const draft = draftMessage(body, request.files, original);
  editMessage(world, original, { draft: { ...draft, flags: draft.flags & ~MessageFlags.Ephemeral } });
  return original;
}

function addFollowUp(world: World, interaction: FakeInteraction, { body, request }: Sent): StoredMessage {
  if (interaction.isUserInstall && interaction.followUps.length >= MAX_USER_INSTALL_FOLLOW_UPS) {
    throw new ApiError(400, 40_094, 'This interaction has reached the maximum number of follow-up messages');
  }
  const isHidden = ((body.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  const stored = createMessage(world, {
    channelId: interaction.channelId,
    draft: draftMessage(body, request.files),
    onlyFor: isHidden ? interaction.user.id : undefined,
    extra: describeReply(world, interaction),
  });
  interaction.followUps.push(stored);
  return stored;
}

function remove(world: World, request: RoutedRequest): Answer {
  deleteMessage(world, find(world, request).stored);
  return { status: 204 };
}
