// The scripts escape names once more than JSON does: 2.x `"` as `\"`, 1.x quotes with a backslash and every byte above 127
// as the six characters `\u{e9}`. No name holds a backslash, so both can be undone.
import type { JsonObject } from './decode-json.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** A name as the game has it. @param isLatin1 the document is no UTF-8, so its strings are bytes. */
export function undoEscapes(text: string, isLatin1: boolean): string {
  const hasBytes = /\\u\{[0-9a-f]{2}\}/i.test(text);
  const bytes = text
    .replaceAll(/\\u\{([0-9a-f]{2})\}/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replaceAll('\\', '');
  return isLatin1 || hasBytes ? fromBytes(bytes) : bytes;
}

/** UTF-8 where the bytes are that, else Latin-1, as in text files. */
function fromBytes(text: string): string {
  // What stood escaped in the JSON is no byte.
  // eslint-disable-next-line no-control-regex
  if (/[^\u0000-\u00ff]/.test(text)) return text;
  try {
    return utf8.decode(Buffer.from(text, 'latin1'));
  } catch {
    return text;
  }
}

/** A text of an object; '' where it has none. */
export function textOf(object: JsonObject, key: string): string {
  const value = object[key];
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : '';
}

/** A whole number of an object, also where it stands as text; null where there is none. */
export function wholeOf(value: unknown): number | null {
  const number = typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : null;
}
