// Chat is private, team chat above all: it is removed from a document before anything is stored.
import { decodeJson, type DecodedJson, isObject, looksLikeJson } from './decode-json.ts';

const CHAT_KEYS = ['message', 'messages', 'vsay_text'] as const;
/** In whatever quotes, since other programs can have rewritten the document. */
const CHAT = /message|vsay_text/i;
/** The same in UTF-16 and UTF-32. */
const WIDE = /m\0+e\0+s\0+s\0+a\0+g\0+e|v\0+s\0+a\0+y\0+_/i;
/** With escapes these words can be spelled differently. */
const ESCAPED = /\\u00[0-9a-f]{2}/i;
/** The scripts write no longer text, but a whole document can stand in one. */
const LONGEST_TEXT = 256;

/**
 * Returns the document without chat, and the same bytes if it has none. Bytes that cannot be parsed are cut before the
 * first possible chat message, because the end of the message is unknown.
 *
 * @param known the decoded document, where the caller needs it too; chat is removed from it as well.
 */
export function cutChat(bytes: Uint8Array, known?: DecodedJson): Uint8Array {
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const isJson = looksLikeJson(bytes);
  // Text files hold no quotes, so one of these words is a sign of a damaged JSON document.
  const mayBeJson = isJson || body.includes('"message') || body.includes('"vsay_text');
  const isWide = body.includes(0);
  if (!mayBeJson && !isWide) return bytes;
  const text = body.toString('latin1');
  const signs = [...(mayBeJson ? [CHAT, ESCAPED] : []), ...(isWide ? [WIDE] : [])];
  const places = signs.flatMap((sign) => sign.exec(text)?.index ?? []);
  if (places.length === 0) return bytes;
  const decoded = known ?? decodeJson(bytes);
  if (!decoded.ok || typeof decoded.value === 'string')
    return bytes.subarray(0, startOfEntry(text, Math.min(...places)));
  return strip(decoded.value) ? encode(JSON.stringify(decoded.value), decoded.isLatin1) : bytes;
}

/** The label of a message may stand behind its text. */
function startOfEntry(text: string, at: number): number {
  return Math.max(0, text.lastIndexOf('{', at));
}

/** Removes chat at every depth, in place. @returns whether there was any. */
function strip(value: unknown): boolean {
  if (Array.isArray(value)) return stripList(value);
  if (!isObject(value)) return false;
  let isCut = false;
  for (const key of CHAT_KEYS)
    if (Object.hasOwn(value, key)) isCut = Reflect.deleteProperty(value, key) || isCut;
  for (const [key, inner] of Object.entries(value))
    isCut = (isDocument(inner) ? Reflect.deleteProperty(value, key) : strip(inner)) || isCut;
  return isCut;
}

/** Whether a text is that of a document with chat. */
function isDocument(value: unknown): boolean {
  return typeof value === 'string' && value.length > LONGEST_TEXT && CHAT.test(value);
}

function stripList(list: unknown[]): boolean {
  let kept = 0;
  let isCut = false;
  for (const entry of list) {
    if (isMessage(entry)) continue;
    isCut = strip(entry) || isCut;
    list[kept++] = entry;
  }
  isCut = kept < list.length || isCut;
  list.length = kept;
  return isCut;
}

function isMessage(entry: unknown): boolean {
  if (!isObject(entry)) return isDocument(entry);
  return entry['label'] === 'message' || Object.hasOwn(entry, 'message') || Object.hasOwn(entry, 'vsay_text');
}

function encode(text: string, isLatin1: boolean): Uint8Array {
  if (!isLatin1) return Buffer.from(text, 'utf8');
  const escaped = text.replaceAll(
    /[\u0100-\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return Buffer.from(escaped, 'latin1');
}
