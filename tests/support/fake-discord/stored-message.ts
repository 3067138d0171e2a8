import type { APIMessage } from 'discord-api-types/v10';
import type { FakeFile } from './fake-file.ts';
import type { MessageDraft } from './message-draft.ts';

/** Who a message mentioned, as permitted by `allowed_mentions`. */
export type Pings = {
  readonly everyone: boolean;
  readonly users: readonly string[];
  readonly roles: readonly string[];
};

/** A message as the fake stores it. `message` is what Discord would return; it is replaced on each edit. */
export type StoredMessage = {
  readonly id: string;
  readonly channelId: string;
  message: APIMessage;
  /** All files, also those shown by Components V2, which `message.attachments` omits. */
  files: readonly FakeFile[];
  /** What the bot wrote, before `attachment://` was resolved. */
  draft: MessageDraft;
  pings: Pings;
  /** The only person who sees an ephemeral message. */
  readonly onlyFor: string | undefined;
  deleted: boolean;
  pinned: boolean;
  /** Every version since the first, with its `performance.now()`. */
  readonly history: { readonly at: number; readonly message: APIMessage }[];
};
