import { DiscordAPIError, type REST, Routes } from 'discord.js';
import { type APIInteraction, InteractionResponseType, MessageFlags } from 'discord-api-types/v10';
import type { Responder } from '../framework/responder.ts';
import { buildBody } from './build-body.ts';
import { withRetry } from './with-retry.ts';

/** Discord expects the first answer within three seconds; an attempt started later than this would come too late. */
const FIRST = { retries: 4, withinMs: 2200, isRepeatable: true };
const FIRST_ATTEMPT_MS = 2000;
/** Edits are idempotent. */
const EDIT = { retries: 5, withinMs: 45_000, isRepeatable: true };
/** A repeated send would post a second message. */
const SEND = { retries: 3, withinMs: 10_000, isRepeatable: false };

const ALREADY_ANSWERED = 40_060;
const UNKNOWN_MESSAGE = 10_008;

/** Answers one interaction by REST, with the interaction's token; the bot token is not sent. */
export function createRestResponder(rest: REST, interaction: APIInteraction): Responder {
  const { id, token, application_id: application } = interaction;
  const callback = async (body: unknown): Promise<void> => {
    const options = () => ({ body, auth: false, signal: AbortSignal.timeout(FIRST_ATTEMPT_MS) });
    // The attempt may have succeeded although its answer was lost.
    await unless(ALREADY_ANSWERED, async () =>
      withRetry(async () => rest.post(Routes.interactionCallback(id, token), options()), FIRST),
    );
  };
  const original = Routes.webhookMessage(application, token, '@original');
  return {
    defer: async (isPrivate) =>
      callback({
        type: InteractionResponseType.DeferredChannelMessageWithSource,
        data: isPrivate ? { flags: MessageFlags.Ephemeral } : {},
      }),
    deferUpdate: async () => callback({ type: InteractionResponseType.DeferredMessageUpdate }),
    choices: async (choices) =>
      callback({ type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices } }),
    modal: async (modal) => callback({ type: InteractionResponseType.Modal, data: modal }),
    edit: async (message) => {
      await withRetry(async () => rest.patch(original, { ...buildBody(message), auth: false }), EDIT);
    },
    retract: async () =>
      unless(UNKNOWN_MESSAGE, async () =>
        withRetry(async () => rest.delete(original, { auth: false }), EDIT),
      ),
    followUp: async (message) => {
      const flags = message.flags | MessageFlags.Ephemeral;
      const body = buildBody({ ...message, flags });
      await withRetry(
        async () => rest.post(Routes.webhook(application, token), { ...body, auth: false }),
        SEND,
      );
    },
  };
}

async function unless(code: number, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof DiscordAPIError && error.code === code)) throw error;
  }
}
