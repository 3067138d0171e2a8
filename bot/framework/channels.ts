// What commands do with channels, apart from answering.
import type { Message } from './reply/build-message.ts';

/** What the bot may do in a channel. */
export type OpenChannel = {
  readonly ok: true;
  readonly guild: string;
  /** Needed for posts and not given, by the names that Discord shows. */
  readonly missing: readonly string[];
  readonly mayOpenThreads: boolean;
  /** Whether it may look for its own messages. */
  readonly mayLook: boolean;
};

export type ChannelFacts = OpenChannel | Refused;

/** CLOSED: nothing can be posted there until somebody changes that. `say` names the next step. */
type Refused = { readonly ok: false; readonly code: string; readonly say: string };

export type Channels = {
  readonly check: (channel: string) => Promise<ChannelFacts>;
  /** @param sending with a nonce of at most 25 characters: equal ones are sent once. */
  readonly send: (
    channel: string,
    sending: { readonly message: Message; readonly nonce: string },
  ) => Promise<{ readonly ok: true; readonly id: string } | Refused>;
};
