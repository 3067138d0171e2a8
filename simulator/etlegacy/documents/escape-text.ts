// The scripts escape names and messages once themselves, before the JSON does.
import { bytesOf } from '../byte-text.ts';
import type { ByteText } from '../byte-text.ts';

const MOST_BYTES = 256;

/** Returns bytes, one character each, as the given generation hands them to its JSON writer. */
export function escapeText(value: ByteText, family: 'gamestats' | 'stats'): string {
  const bytes = bytesOf(value).toString('latin1');
  return family === 'stats' ? escapeNew(bytes) : escapeOld(bytes);
}

function escapeNew(bytes: string): string {
  const plain = bytes.replaceAll(/[^\u0020-\u00ff]/g, '').replaceAll('"', String.raw`\"`);
  return plain.length > MOST_BYTES ? `${plain.slice(0, MOST_BYTES)}...` : plain;
}

function escapeOld(bytes: string): string {
  return bytes
    .replaceAll(/["']/g, String.raw`\$&`)
    .replaceAll(/[\u0080-\u00ff]/g, (byte) => String.raw`\u{${byte.charCodeAt(0).toString(16)}}`);
}
