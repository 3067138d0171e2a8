// From the bytes of a JSON document to its value, in bounded time and memory.
import { MOST_DOCUMENT_BYTES } from '../../../core/document-size.ts';
import { findErrorPlace } from './find-error-place.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

export type DecodedJson =
  | {
      readonly ok: true;
      readonly value: unknown;
      /** The document is not UTF-8: each of its strings holds bytes, in UTF-8 or Latin-1. */
      readonly isLatin1: boolean;
    }
  | { readonly ok: false; readonly code: 'TOO_LARGE' | 'TRUNCATED' | 'BAD_JSON'; readonly reason: string };

/** The deepest known documents have 6 levels. */
const MAX_DEPTH = 64;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Never throws. Scripts write names byte by byte, so one name can make the whole document invalid UTF-8. */
export function decodeJson(bytes: Uint8Array): DecodedJson {
  if (bytes.length > MOST_DOCUMENT_BYTES)
    return {
      ok: false,
      code: 'TOO_LARGE',
      reason: `${bytes.length} bytes, more than the limit of ${MOST_DOCUMENT_BYTES}`,
    };
  const { text, isLatin1 } = decodeText(bytes);
  const deepAt = tooDeepAt(bytes);
  if (deepAt !== null) {
    const before = isLatin1 ? deepAt : decodeText(bytes.subarray(0, deepAt)).text.length;
    return {
      ok: false,
      code: 'BAD_JSON',
      reason: `more than ${MAX_DEPTH} levels at character ${before + 1}`,
    };
  }
  try {
    const value: unknown = JSON.parse(text);
    return { ok: true, value, isLatin1 };
  } catch (error) {
    return explain(text, error);
  }
}

function decodeText(bytes: Uint8Array): { readonly text: string; readonly isLatin1: boolean } {
  try {
    return { text: utf8.decode(bytes), isLatin1: false };
  } catch {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
    // As the decoder of UTF-8 does.
    return { text: hasMark(bytes) ? text.slice(BYTE_ORDER_MARK.length) : text, isLatin1: true };
  }
}

function hasMark(bytes: Uint8Array): boolean {
  return BYTE_ORDER_MARK.every((byte, place) => bytes[place] === byte);
}

/** How a JSON object or list begins, whatever its file name. */
export function looksLikeJson(bytes: Uint8Array): boolean {
  let at = hasMark(bytes) ? BYTE_ORDER_MARK.length : 0;
  while (at < bytes.length && BLANKS.has(bytes[at] ?? 0)) at++;
  const start = Buffer.from(bytes.subarray(at, at + 64)).toString('latin1');
  return /^(?:\{\s*(?:["}]|$)|\[\s*(?:[[{"\]]|$))/.test(start);
}

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
/** Blank, tab, line feed and carriage return. */
const BLANKS = new Set([0x20, 0x09, 0x0a, 0x0d]);

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `\\u00e9`, half of which is an error at its beginning. */
const LONGEST_ESCAPE = 6;

function explain(text: string, error: unknown): DecodedJson {
  const said = error instanceof Error ? error.message : String(error);
  const place = findErrorPlace(text, said);
  const isAtEnd =
    /end of JSON input|Unterminated string/i.test(said) || place >= text.length - LONGEST_ESCAPE;
  // Text that does not even begin like JSON is something else, not half of it.
  const isCut = isAtEnd && /^\s*(?:[[{]|$)/.test(text) && !/[\]}]\s*$/.test(text);
  const where = `character ${isCut ? text.length : Math.min(place + 1, text.length)} of ${text.length}`;
  return isCut
    ? { ok: false, code: 'TRUNCATED', reason: `the text stops in the middle, at ${where}` }
    : { ok: false, code: 'BAD_JSON', reason: `it is not JSON at ${where}` };
}

/**
 * Position of the byte at which the text nests deeper than any document; null if it does not. Reads bytes, which takes a
 * fifth of the time of characters; the signs of JSON occur in no longer character of UTF-8.
 */
function tooDeepAt(bytes: Uint8Array): number | null {
  let depth = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) at = endOfString(bytes, at);
    else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
      if (++depth > MAX_DEPTH) return at;
    } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) depth--;
  }
  return null;
}

/** Position of the closing quote of a string that begins at `at`. */
function endOfString(bytes: Uint8Array, at: number): number {
  let end = at + 1;
  while (end < bytes.length && bytes[end] !== QUOTE) end += bytes[end] === BACKSLASH ? 2 : 1;
  return end;
}

const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [34, 92, 91, 93, 123, 125];
