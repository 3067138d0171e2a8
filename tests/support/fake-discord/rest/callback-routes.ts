import { InteractionResponseType as Reply, InteractionType, MessageFlags } from 'discord-api-types/v10';
import { invalidForm } from '../api-error.ts';
import { answerInteraction } from '../messages/answer-interaction.ts';
import type { Callback, FakeInteraction } from '../interactions/fake-interaction.ts';
import { openInteraction } from './interaction-state.ts';
import type { Answer } from '../request.ts';
import type { Route, RoutedRequest } from './route.ts';
import type { World } from '../world.ts';

/** Routes for the first answer to an interaction. */
export const callbackRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/interactions/:id/:token/callback',
    needsToken: false,
    limit: 'none',
    run: callback,
  },
];

const isType = (value: unknown): value is Reply => Object.values<unknown>(Reply).includes(value);

function callback(world: World, request: RoutedRequest): Answer {
  const interaction = openInteraction(world, request.param('id'), request.param('token'));
  const body: unknown = request.body;
  const type: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'type') : undefined;
  if (!isType(type) || !allowedTypes(interaction).includes(type)) {
    const message = `An interaction of type ${interaction.payload.type} cannot be answered with type ${String(type)}`;
    throw invalidForm([{ path: ['type'], code: 'INTERACTION_RESPONSE_TYPE_INVALID', message }]);
  }
  const answered = answerInteraction(world, interaction, { type, body, files: request.files });
  interaction.callback = answered;
  interaction.answeredAt = performance.now();
  if (!interaction.isLoading) interaction.finalAt = interaction.answeredAt;
  world.signal.notify();
  if (request.query.get('with_response') !== 'true') return { status: 204 };
  return { status: 200, body: describeCallback(interaction, answered) };
}

function allowedTypes(interaction: FakeInteraction): readonly Reply[] {
  const messages = [Reply.ChannelMessageWithSource, Reply.DeferredChannelMessageWithSource];
  const updates = [Reply.DeferredMessageUpdate, Reply.UpdateMessage];
  switch (interaction.payload.type) {
    case InteractionType.ApplicationCommand:
      return [...messages, Reply.Modal];
    case InteractionType.MessageComponent:
      return [...messages, ...updates, Reply.Modal];
    case InteractionType.ApplicationCommandAutocomplete:
      return [Reply.ApplicationCommandAutocompleteResult];
    case InteractionType.ModalSubmit:
      return interaction.source === undefined ? messages : [...messages, ...updates];
    case InteractionType.Ping:
    default:
      return [];
  }
}

function describeCallback(interaction: FakeInteraction, answered: Callback): unknown {
  const { message } = answered;
  const head = {
    id: interaction.id,
    type: interaction.payload.type,
    ...(message === undefined
      ? {}
      : {
          response_message_id: message.id,
          response_message_loading: interaction.isLoading,
          response_message_ephemeral: ((message.message.flags ?? 0) & MessageFlags.Ephemeral) !== 0,
        }),
  };
  const showsMessage =
    answered.type === Reply.ChannelMessageWithSource || answered.type === Reply.UpdateMessage;
  if (!showsMessage || message === undefined) return { interaction: head };
  return { interaction: head, resource: { type: answered.type, message: message.message } };
}
