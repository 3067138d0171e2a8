import type { APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';
import type { Message } from './reply/build-message.ts';
import type { Reply } from './reply/reply.ts';

export type Choice = { readonly name: string; readonly value: string };

/** The ways to answer one interaction. Only the router calls them, each at most once, in a valid order. */
export type Responder = {
  /** Shows "thinking": the answer follows by `edit`. Private ones are visible to one person only. */
  readonly defer: (isPrivate: boolean) => Promise<void>;
  /** Leaves the pressed message unchanged until `edit`. */
  readonly deferUpdate: () => Promise<void>;
  /** Whether the person sees exactly this reply already, so that nothing has to be drawn or sent. Unset: never. */
  readonly isShown?: (reply: Reply) => boolean;
  readonly edit: (message: Message) => Promise<void>;
  /** Removes a public "thinking". */
  readonly retract: () => Promise<void>;
  /** Sends a further message that only the person sees. */
  readonly followUp: (message: Message) => Promise<void>;
  readonly choices: (choices: readonly Choice[]) => Promise<void>;
  readonly modal: (modal: APIModalInteractionResponseCallbackData) => Promise<void>;
};
