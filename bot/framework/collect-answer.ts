import type { APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';
import type { Message } from './reply/build-message.ts';
import type { Incoming } from './incoming/incoming.ts';
import type { Router } from './router.ts';

export type Answer = {
  /** Whether the person got the requested answer. */
  readonly isServed: boolean;
  /** The final message; null when a form opens instead. */
  readonly message: Message | null;
  readonly form: APIModalInteractionResponseCallbackData | null;
};

/** Sends a request to the router like Discord would, and returns the final answer. */
export async function collectAnswer(router: Router, incoming: Incoming): Promise<Answer> {
  let message: Message | null = null;
  let form: Answer['form'] = null;
  const keep = async (said: Message): Promise<void> => {
    message = said;
  };
  const nothing = async (): Promise<void> => undefined;
  const isServed = await router.handle(incoming, {
    defer: nothing,
    deferUpdate: nothing,
    retract: nothing,
    choices: nothing,
    modal: async (opened) => {
      form = opened;
    },
    edit: keep,
    followUp: keep,
  });
  return { isServed, message, form };
}
