import type { APIMessage } from 'discord-api-types/v10';
import type { FakeFile } from './fake-file.ts';
import type { MessageDraft } from './message-draft.ts';

/** Whom a message rang for, as `allowed_mentions` let it. */
export type Pings = {
  readonly everyone: boolean;
  readonly users: readonly string[];
  readonly roles: readonly string[];
};

/** A message as the fake keeps it. `message` is what Discord would answer; it is replaced on each edit. */
export type StoredMessage = {
  readonly id: string;
  readonly channelId: string;
  message: APIMessage;
  /** All files, also those that Components V2 show and `message.attachments` leaves out. */
  files: readonly FakeFile[];
  /** What the bot wrote, before `attachment://` was resolved. */
  draft: MessageDraft;
  pings: Pings;
  /** The only person who sees an ephemeral message. */
  readonly onlyFor: string | undefined;
  deleted: boolean;
  pinned: boolean;
  /** Every version since the first, with the `performance.now()` of its writing. */
  readonly history: { readonly at: number; readonly message: APIMessage }[];
};
