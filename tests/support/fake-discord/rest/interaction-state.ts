import { ApiError, unknownInteraction } from '../api-error.ts';
import type { FakeInteraction } from '../interactions/fake-interaction.ts';
import type { StoredMessage } from '../stored-message.ts';
import type { World } from '../world.ts';

/** Returns the interaction of a callback, if it may still be answered. */
export function openInteraction(world: World, id: string, token: string): FakeInteraction {
  const interaction = world.state.interactions.get(id);
  if (interaction === undefined || interaction.token !== token) throw unknownInteraction();
  if (interaction.callback !== undefined) {
    throw new ApiError(400, 40_060, 'Interaction has already been acknowledged.');
  }
  if (performance.now() - interaction.sentAt > world.settings.answerTtl) throw unknownInteraction();
  return interaction;
}

/** Returns the answered interaction of a webhook token, while the token is valid. */
export function openWebhook(world: World, applicationId: string, token: string): FakeInteraction {
  const interaction = world.state.interactionsByToken.get(token);
  if (interaction === undefined || applicationId !== world.state.bot.id) {
    throw new ApiError(404, 10_015, 'Unknown Webhook');
  }
  if (performance.now() - interaction.sentAt > world.settings.tokenTtl) {
    throw new ApiError(401, 50_027, 'Invalid Webhook Token');
  }
  if (interaction.callback === undefined) throw new ApiError(404, 10_015, 'Unknown Webhook');
  return interaction;
}

/** Records that a person now sees `stored`. */
export function noteWrite(world: World, interaction: FakeInteraction, stored: StoredMessage): void {
  interaction.isLoading = false;
  interaction.finalAt = performance.now();
  interaction.writes.push(stored);
  world.signal.notify();
}
