// What the deliverer needs of Discord. `bot/discord/` provides it; expected outcomes are values.
import type { Message } from '../framework/reply/build-message.ts';
import type { OpenChannel } from '../framework/channels.ts';

/** Why Discord did not do it, with words for the person who set up the channel. */
export type Refusal = {
  readonly ok: false;
  /**
   * - `GONE`: the message was deleted
   * - `CLOSED`: the channel is gone or lacks a permission, until a person changes that
   * - `ARCHIVED`: the thread is archived or locked
   * - `LATER`: nothing was done; it may be tried again after `waitMs`
   * - `REFUSED`: Discord rejects what was sent
   * - `UNKNOWN`: it failed and may have been done all the same
   */
  readonly code: 'GONE' | 'CLOSED' | 'ARCHIVED' | 'LATER' | 'REFUSED' | 'UNKNOWN';
  readonly say: string;
  readonly waitMs?: number;
};

export type Sent = { readonly ok: true; readonly id: string } | Refusal;
export type Done = { readonly ok: true } | Refusal;

export type Sending = {
  readonly message: Message;
  /** At most 25 characters. Within minutes Discord answers the same nonce of the same bot with the first message. */
  readonly nonce: string;
};

export type Seeking = {
  /** Id of the message's container, see `markMessage`. */
  readonly mark: number;
  readonly since: Date;
};

export type Courier = {
  readonly send: (channel: string, sending: Sending) => Promise<Sent>;
  /** Replaces a message and its files. */
  readonly edit: (channel: string, id: string, message: Message) => Promise<Done>;
  readonly remove: (channel: string, id: string) => Promise<Done>;
  /** Looks for a message of ours; `id` is null where there is none, `BLIND` where the bot may not look. */
  readonly seek: (
    channel: string,
    seeking: Seeking,
  ) => Promise<
    | { readonly ok: true; readonly id: string | null }
    | Refusal
    | { readonly ok: false; readonly code: 'BLIND' }
  >;
  /** Opens a thread under a message, or finds the one that is there. Its id is that of the message. */
  readonly openThread: (channel: string, message: string, name: string) => Promise<Sent>;
  /** Opens an archived thread again. */
  readonly reopenThread: (thread: string) => Promise<Done>;
  readonly closeThread: (thread: string) => Promise<Done>;
  /** Checks what the bot may do in a channel. @param guild to say whether the bot was removed from it. */
  readonly check: (channel: string, guild?: string) => Promise<ChannelCheck>;
  /** Writes to a person directly. */
  readonly tell: (account: string, sending: Sending) => Promise<Done>;
  readonly close: () => void;
};

export type ChannelCheck = OpenChannel | Refusal;
