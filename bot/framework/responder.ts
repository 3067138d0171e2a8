import type { APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';
import type { Message } from './build-message.ts';

export type Choice = { readonly name: string; readonly value: string };

/** The ways to answer one interaction. The router alone uses them, each at most once, in a sensible order. */
export type Responder = {
  /** Says "thinking": the answer comes by `edit`. Private ones are seen by one person only. */
  readonly defer: (isPrivate: boolean) => Promise<void>;
  /** Keeps the pressed message as it is until `edit` changes it. */
  readonly deferUpdate: () => Promise<void>;
  readonly edit: (message: Message) => Promise<void>;
  /** Takes back a public "thinking". */
  readonly retract: () => Promise<void>;
  /** A further message that only the person sees. */
  readonly tell: (message: Message) => Promise<void>;
  readonly choices: (choices: readonly Choice[]) => Promise<void>;
  readonly modal: (modal: APIModalInteractionResponseCallbackData) => Promise<void>;
};
