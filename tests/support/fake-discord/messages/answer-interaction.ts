import { InteractionResponseType as Reply, MessageFlags } from 'discord-api-types/v10';
import * as spec from 'discord-api-spec/zod';
import { refuseForm, underPath } from '../api-error.ts';
import { checkChoices } from '../rules/check-choices.ts';
import { assertFlags, EDIT_FLAGS, REPLY_FLAGS } from '../rules/check-message.ts';
import { checkModal } from '../rules/check-modal.ts';
import { describeReply } from './describe-reply.ts';
import type { UploadedFile } from '../fake-file.ts';
import type { Callback, FakeInteraction } from '../interactions/fake-interaction.ts';
import { draftMessage } from '../message-draft.ts';
import { parseSpec } from '../rules/spec-check.ts';
import type { World } from '../world.ts';
import { createMessage, editMessage } from './write-message.ts';

export type CallbackBody = {
  readonly type: Reply;
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
};

const PREFIX = ['data'];

/** Checks the first answer and applies it. */
export function answerInteraction(world: World, interaction: FakeInteraction, input: CallbackBody): Callback {
  switch (input.type) {
    case Reply.ChannelMessageWithSource:
      return reply(world, interaction, input);
    case Reply.DeferredChannelMessageWithSource:
      return defer(world, interaction, input);
    case Reply.ApplicationCommandAutocompleteResult:
      return suggest(interaction, input);
    case Reply.Modal:
      return openModal(input);
    case Reply.DeferredMessageUpdate:
    case Reply.UpdateMessage:
      return update(world, interaction, input);
    case Reply.Pong:
    case Reply.LaunchActivity:
    case Reply.PremiumRequired:
    default:
      throw new Error(`Answers of type ${input.type} are rejected before`);
  }
}

function reply(world: World, interaction: FakeInteraction, { type, body, files }: CallbackBody): Callback {
  const data = parseSpec(spec.CreateMessageInteractionCallbackRequestSchema, body).data ?? {};
  assertFlags(data.flags ?? 0, REPLY_FLAGS, PREFIX);
  const ephemeral = ((data.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  const message = createMessage(world, {
    channelId: interaction.channelId,
    draft: draftMessage(data, files),
    prefix: PREFIX,
    onlyFor: ephemeral ? interaction.user.id : undefined,
    extra: describeReply(world, interaction),
  });
  interaction.original = message;
  return { type, message, ephemeral };
}

function defer(world: World, interaction: FakeInteraction, { type, body }: CallbackBody): Callback {
  const data = parseSpec(spec.CreateMessageInteractionCallbackRequestSchema, body).data ?? {};
  assertFlags(data.flags ?? 0, MessageFlags.Ephemeral, PREFIX);
  const ephemeral = ((data.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  const message = createMessage(world, {
    channelId: interaction.channelId,
    draft: draftMessage({}, []),
    onlyFor: ephemeral ? interaction.user.id : undefined,
    extra: describeReply(world, interaction),
    isLoading: true,
  });
  interaction.original = message;
  interaction.isLoading = true;
  return { type, message, ephemeral };
}

function update(world: World, interaction: FakeInteraction, { type, body, files }: CallbackBody): Callback {
  const data = parseSpec(spec.UpdateMessageInteractionCallbackRequestSchema, body).data ?? {};
  const { source } = interaction;
  if (source === undefined) throw new Error('Updates are only allowed where there is a message');
  interaction.original = source;
  const ephemeral = source.onlyFor !== undefined;
  if (type === Reply.DeferredMessageUpdate) {
    interaction.isLoading = true;
    return { type, message: source, ephemeral };
  }
  assertFlags(data.flags ?? 0, ephemeral ? EDIT_FLAGS | MessageFlags.Ephemeral : EDIT_FLAGS, PREFIX);
  editMessage(world, source, { draft: draftMessage(data, files, source), prefix: PREFIX });
  return { type, message: source, ephemeral };
}

function suggest(interaction: FakeInteraction, { type, body }: CallbackBody): Callback {
  const data = parseSpec(spec.ApplicationCommandAutocompleteCallbackRequestSchema, body).data ?? {};
  const choices = data.choices ?? [];
  refuseForm(checkChoices(interaction, choices));
  return { type, choices, ephemeral: true };
}

function openModal({ type, body }: CallbackBody): Callback {
  const { data: modal } = parseSpec(spec.ModalInteractionCallbackRequestSchema, body);
  refuseForm(underPath(PREFIX, checkModal(modal)));
  return { type, modal, ephemeral: true };
}
