import type {
  APIEmbed,
  APIMessageTopLevelComponent,
  RESTPatchAPIChannelMessageJSONBody,
} from 'discord-api-types/v10';
import type { FakeFile, UploadedFile } from './fake-file.ts';

type AllowedMentions = NonNullable<RESTPatchAPIChannelMessageJSONBody['allowed_mentions']>;

type AttachmentBody = {
  readonly id: string | number;
  readonly filename?: string | null;
  readonly description?: string | null;
};

/** The fields common to callbacks, webhooks and channels, after validation by the spec. */
export type MessageBody = {
  readonly content?: string | null;
  readonly embeds?: readonly APIEmbed[] | null;
  readonly components?: readonly APIMessageTopLevelComponent[] | null;
  readonly flags?: number | null;
  readonly attachments?: readonly AttachmentBody[] | null;
  readonly allowed_mentions?: AllowedMentions | null;
  readonly poll?: unknown;
  readonly sticker_ids?: readonly string[] | null;
  readonly tts?: boolean | null;
  readonly nonce?: string | number | null;
  readonly enforce_nonce?: boolean | null;
};

/** A message as the bot wrote it, with `attachment://` unresolved; an edit is merged into the old one. */
export type MessageDraft = {
  readonly content: string;
  readonly embeds: readonly APIEmbed[];
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly flags: number;
  readonly kept: readonly FakeFile[];
  readonly uploaded: readonly UploadedFile[];
  /** Descriptions of the uploaded files, by the n of `files[n]`. */
  readonly described: readonly AttachmentBody[];
  readonly allowedMentions: AllowedMentions | undefined;
  readonly hasPoll: boolean;
  readonly hasStickers: boolean;
};

export const EMPTY_DRAFT: MessageDraft = {
  content: '',
  embeds: [],
  components: [],
  flags: 0,
  kept: [],
  uploaded: [],
  described: [],
  allowedMentions: undefined,
  hasPoll: false,
  hasStickers: false,
};

/**
 * Merges a body into the existing message. Absent keys keep the old value and null clears it; files stay unless
 * `attachments` is present and omits them.
 */
export function draftMessage(
  body: MessageBody,
  uploaded: readonly UploadedFile[],
  old: { readonly draft: MessageDraft; readonly files: readonly FakeFile[] } = {
    draft: EMPTY_DRAFT,
    files: [],
  },
): MessageDraft {
  const listed = body.attachments;
  const ids = new Set((listed ?? []).map((attachment) => String(attachment.id)));
  const isNew = (attachment: AttachmentBody): boolean =>
    !old.files.some((file) => file.id === String(attachment.id));
  return {
    content: body.content === undefined ? old.draft.content : (body.content ?? ''),
    embeds: body.embeds === undefined ? old.draft.embeds : (body.embeds ?? []),
    components: body.components === undefined ? old.draft.components : (body.components ?? []),
    flags: body.flags ?? 0,
    kept: listed === undefined ? old.files : old.files.filter((file) => ids.has(file.id)),
    uploaded,
    described: (listed ?? []).filter(isNew),
    allowedMentions: body.allowed_mentions ?? undefined,
    hasPoll: body.poll !== undefined && body.poll !== null,
    hasStickers: (body.sticker_ids ?? []).length > 0,
  };
}
