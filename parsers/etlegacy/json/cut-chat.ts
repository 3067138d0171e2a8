// Chat is private, team chat above all: it is removed from a document before anything is stored.
import { decodeJson, isObject, looksLikeJson } from './decode-json.ts';

const CHAT = /"(?:message|messages|vsay_text)"/;

/**
 * Returns the document without chat, and the same bytes if it has none. A document that cannot be parsed is cut at the
 * first possible chat message, because the end of the message is unknown.
 */
export function cutChat(bytes: Uint8Array): Uint8Array {
  if (!looksLikeJson(bytes)) return bytes;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const found = CHAT.exec(text);
  // With escapes these words can be spelled differently.
  const hidden = /\\u00[0-9a-f]{2}/i.exec(text);
  if (found === null && hidden === null) return bytes;
  const decoded = decodeJson(bytes);
  if (!decoded.ok)
    return bytes.subarray(0, Math.min(found?.index ?? bytes.length, hidden?.index ?? bytes.length));
  const { value, isLatin1 } = decoded;
  if (!isObject(value)) return bytes;
  const { gamelog, round_info: info } = value;
  const isChatty = Array.isArray(gamelog) && gamelog.some(isMessage);
  const hasMessages = isObject(info) && 'messages' in info;
  if (!isChatty && !hasMessages) return bytes;
  const kept = {
    ...value,
    ...(isObject(info) ? { round_info: { ...info, messages: undefined } } : {}),
    ...(Array.isArray(gamelog) ? { gamelog: gamelog.filter((entry) => !isMessage(entry)) } : {}),
  };
  return encode(JSON.stringify(kept), isLatin1);
}

function isMessage(entry: unknown): boolean {
  return isObject(entry) && (entry['label'] === 'message' || 'message' in entry || 'vsay_text' in entry);
}

function encode(text: string, isLatin1: boolean): Uint8Array {
  if (!isLatin1) return Buffer.from(text, 'utf8');
  const escaped = text.replaceAll(
    /[^\u0000-\u00ff]/g, // eslint-disable-line no-control-regex
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return Buffer.from(escaped, 'latin1');
}
