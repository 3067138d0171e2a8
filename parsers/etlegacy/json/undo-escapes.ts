// The scripts escape names once more than JSON does: 2.x `"` as `\"`, 1.x quotes with a backslash and every byte above 127
// as the six characters `\u{e9}`. Nothing else is escaped: a backslash in a server's name is one.
import type { JsonObject } from './decode-json.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Returns a name as in the game, or a server's name. @param isLatin1 the document is not UTF-8, so its strings are bytes. */
export function undoEscapes(text: string, isLatin1: boolean): string {
  const hasBytes = /\\u\{[0-9a-f]{2}\}/i.test(text);
  const bytes = text
    .replaceAll(/\\u\{([0-9a-f]{2})\}/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replaceAll(/\\(["'])/g, '$1');
  return isLatin1 || hasBytes ? fromBytes(bytes) : bytes;
}

/** UTF-8 if the bytes are valid, otherwise Latin-1, as in text files. */
function fromBytes(text: string): string {
  // A character that was escaped in the JSON is not a byte.
  // eslint-disable-next-line no-control-regex
  if (/[^\u0000-\u00ff]/.test(text)) return text;
  try {
    return utf8.decode(Buffer.from(text, 'latin1'));
  } catch {
    return text;
  }
}

/** A text of an object; '' without one. */
export function textOf(object: JsonObject, key: string): string {
  const value = object[key];
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : '';
}

/** An integer of an object, also one written as text; null without one. */
export function wholeOf(value: unknown): number | null {
  const number = typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : null;
}
