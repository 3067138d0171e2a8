import { MessageFlags } from 'discord-api-types/v10';
import { ApiError, refuseForm, underPath, type FormError } from '../api-error.ts';
import { checkComponents } from './check-components.ts';
import { checkEmbeds } from './check-embeds.ts';
import { assertFileSizes, checkFiles } from './check-files.ts';
import { countCharacters } from './count-characters.ts';
import type { MessageDraft } from '../message-draft.ts';

const MAX_CONTENT = 2000;

export type MessageCheck = {
  readonly isV2: boolean;
  readonly prefix: FormError['path'];
  readonly fileLimit: number;
};

/** Rejects a message, new or edited, that breaks a rule the published description omits. */
export function assertMessage(draft: MessageDraft, { isV2, prefix, fileLimit }: MessageCheck): void {
  assertFileSizes(draft, fileLimit);
  const errors = [
    ...checkContent(draft),
    ...(isV2 ? checkV2Fields(draft) : []),
    ...checkEmbeds(draft.embeds),
    ...checkComponents(draft.components, isV2),
    ...checkFiles(draft),
    ...checkMentions(draft),
  ];
  refuseForm(underPath(prefix, errors));
  if (isEmpty(draft, isV2)) throw new ApiError(400, 50_006, 'Cannot send an empty message');
}

function checkContent(draft: MessageDraft): FormError[] {
  if (countCharacters(draft.content) <= MAX_CONTENT) return [];
  const message = `Must be ${MAX_CONTENT} or fewer in length.`;
  return [{ path: ['content'], code: 'BASE_TYPE_MAX_LENGTH', message }];
}

function checkV2Fields(draft: MessageDraft): FormError[] {
  const used = {
    content: draft.content !== '',
    embeds: draft.embeds.length > 0,
    poll: draft.hasPoll,
    sticker_ids: draft.hasStickers,
  };
  return Object.entries(used).flatMap(([key, isUsed]) =>
    isUsed
      ? [
          {
            path: [key],
            code: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
            message: `The '${key}' field cannot be used with the IS_COMPONENTS_V2 flag`,
          },
        ]
      : [],
  );
}

function checkMentions({ allowedMentions }: MessageDraft): FormError[] {
  const parse = allowedMentions?.parse ?? [];
  const clashes = (['users', 'roles'] as const).filter(
    (kind) => parse.map(String).includes(kind) && (allowedMentions?.[kind] ?? []).length > 0,
  );
  return clashes.map((kind) => ({
    path: ['allowed_mentions'],
    code: 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
    message: `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
  }));
}

function isEmpty(draft: MessageDraft, isV2: boolean): boolean {
  const files = draft.uploaded.length + draft.kept.length;
  if (isV2) return draft.components.length === 0;
  const shown = draft.embeds.length + files;
  return draft.content.trim() === '' && shown === 0 && !draft.hasPoll && !draft.hasStickers;
}

/** Rejects flags that a sender may not set. */
export function assertFlags(flags: number, allowed: number, prefix: FormError['path']): void {
  const wrong = flags & ~allowed;
  if (wrong === 0) return;
  const message = `Flags ${wrong} cannot be set here`;
  refuseForm([{ path: [...prefix, 'flags'], code: 'MESSAGE_FLAGS_INVALID', message }]);
}

export const POST_FLAGS =
  MessageFlags.SuppressEmbeds | MessageFlags.SuppressNotifications | MessageFlags.IsComponentsV2;
export const REPLY_FLAGS = POST_FLAGS | MessageFlags.Ephemeral;
export const EDIT_FLAGS = MessageFlags.SuppressEmbeds | MessageFlags.IsComponentsV2;
