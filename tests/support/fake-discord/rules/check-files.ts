import { ApiError, type FormError } from '../api-error.ts';
import type { MessageDraft } from '../message-draft.ts';

const MAX_FILES = 10;
const SCHEME = 'attachment://';

/** Throws 40005 for a file above the limit. */
export function assertFileSizes(draft: MessageDraft, limit: number): void {
  if (draft.uploaded.some((file) => file.data.length > limit)) {
    throw new ApiError(413, 40_005, 'Request entity too large');
  }
}

/** Checks that every described attachment has its file, and every `attachment://` refers to one. */
export function checkFiles(draft: MessageDraft): FormError[] {
  const errors: FormError[] = [];
  if (draft.uploaded.length + draft.kept.length > MAX_FILES) {
    const message = `Must be ${MAX_FILES} or fewer in length.`;
    errors.push({ path: ['attachments'], code: 'BASE_TYPE_MAX_LENGTH', message });
  }
  for (const attachment of draft.described) {
    if (!draft.uploaded.some((file) => String(file.index) === String(attachment.id))) {
      const message = `Attachment ${attachment.id} has no file`;
      errors.push({ path: ['attachments'], code: 'MESSAGE_ATTACHMENT_NOT_FOUND', message });
    }
  }
  return [...errors, ...checkReferences(draft)];
}

function checkReferences(draft: MessageDraft): FormError[] {
  const names = new Set([...draft.uploaded, ...draft.kept].map((file) => file.filename));
  const references = [...findUrls(draft.embeds, ['embeds']), ...findUrls(draft.components, ['components'])];
  return references.flatMap(({ url, path, isMedia }) => {
    if (!url.startsWith(SCHEME)) return isMedia ? checkScheme(url, path) : [];
    const name = url.slice(SCHEME.length);
    if (names.has(name) && /^[\w.-]+$/.test(name)) return [];
    return [
      { path, code: 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND', message: `No file ${name}` },
    ];
  });
}

function checkScheme(url: string, path: FormError['path']): FormError[] {
  if (/^https?:\/\//.test(url) && path.at(-2) !== 'file') return [];
  return [{ path, code: 'URL_TYPE_INVALID_SCHEME', message: `${url} cannot be shown here` }];
}

type Reference = { readonly url: string; readonly path: FormError['path']; readonly isMedia: boolean };

const MEDIA_KEYS = new Set(['image', 'thumbnail', 'media', 'file']);

function findUrls(value: unknown, path: FormError['path']): Reference[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]): Reference[] => {
    const here = [...path, key];
    if (typeof inner !== 'string') return findUrls(inner, here);
    if (key !== 'url' && key !== 'icon_url') return [];
    const isMedia = key === 'icon_url' || MEDIA_KEYS.has(String(path.at(-1)));
    return [{ url: inner, path: here, isMedia }];
  });
}
