import { InteractionType, MessageType, type APIMessage } from 'discord-api-types/v10';
import type { FakeInteraction } from '../interactions/fake-interaction.ts';
import type { World } from '../world.ts';

/** Returns the fields that mark a message as the reply to an interaction. */
export function describeReply(world: World, interaction: FakeInteraction): Partial<APIMessage> {
  const isCommand = interaction.payload.type === InteractionType.ApplicationCommand;
  return {
    type: isCommand ? MessageType.ChatInputCommand : MessageType.Reply,
    webhook_id: world.state.bot.id,
    application_id: world.state.bot.id,
    interaction_metadata: describeMetadata(interaction),
  };
}

type Metadata = NonNullable<APIMessage['interaction_metadata']>;
type Triggering = Exclude<Metadata, { type: InteractionType.ModalSubmit }>;

function describeMetadata(interaction: FakeInteraction): Metadata {
  const { opener, payload } = interaction;
  if (payload.type !== InteractionType.ModalSubmit || opener === undefined)
    return describeTriggering(interaction);
  return {
    ...describeCommon(interaction),
    type: InteractionType.ModalSubmit,
    triggering_interaction_metadata: describeTriggering(opener),
  };
}

function describeTriggering(interaction: FakeInteraction): Triggering {
  const common = describeCommon(interaction);
  const { source } = interaction;
  if (source === undefined) return { ...common, type: InteractionType.ApplicationCommand };
  return { ...common, type: InteractionType.MessageComponent, interacted_message_id: source.id };
}

function describeCommon({
  id,
  user,
  payload,
}: FakeInteraction): Pick<Metadata, 'id' | 'user' | 'authorizing_integration_owners'> {
  return { id, user, authorizing_integration_owners: payload.authorizing_integration_owners };
}
