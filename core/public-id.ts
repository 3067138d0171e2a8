// Rounds, matches and sessions are identified by a short hash of their identity, so any order of imports yields the
// same ids.
import { hash } from 'node:crypto';

const BITS = 50;
/** Crockford's base 32, without letters that resemble digits. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = BITS / 5;

/**
 * Returns the number behind a public id: 50 bits of the SHA-256 over the parts, so it fits a JavaScript number and an
 * int8. Among 100,000 rounds two collide with a probability of about 4 in a million; the primary key would then reject
 * the second.
 */
export function hashId(parts: readonly (string | number)[]): number {
  const digest = hash('sha256', parts.join('\0'), 'buffer');
  return Number(digest.readBigUInt64BE() >> BigInt(64 - BITS));
}

/** Formats an id as people see and type it: ten characters. */
export function formatId(id: number): string {
  let text = '';
  for (let rest = id, i = 0; i < LENGTH; i++, rest = Math.floor(rest / 32)) text = ALPHABET[rest % 32] + text;
  return text;
}

/** Parses a typed id; null when it is invalid. Case and surrounding blanks are ignored. */
export function parseId(text: string): number | null {
  const clean = text.trim().toLowerCase();
  if (clean.length !== LENGTH) return null;
  let id = 0;
  for (const char of clean) {
    const digit = ALPHABET.indexOf(char);
    if (digit < 0) return null;
    id = id * 32 + digit;
  }
  return id;
}
