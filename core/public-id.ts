// Rounds, matches and sessions are known by a short hash of what they are, so any import in any order names them alike.
import { hash } from 'node:crypto';

const BITS = 50;
/** Crockford's base 32: no letter that reads like a digit. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = BITS / 5;

/**
 * The number behind a public id: 50 bits of the SHA-256 over the parts, so it fits a JavaScript number and an int8.
 * Among 100,000 rounds two share an id with a probability of about 4 in a million; the primary key would refuse the second.
 */
export function hashId(parts: readonly (string | number)[]): number {
  const digest = hash('sha256', parts.join('\0'), 'buffer');
  return Number(digest.readBigUInt64BE() >> BigInt(64 - BITS));
}

/** What people see and type: ten characters. */
export function formatId(id: number): string {
  let text = '';
  for (let rest = id, i = 0; i < LENGTH; i++, rest = Math.floor(rest / 32)) text = ALPHABET[rest % 32] + text;
  return text;
}

/** The number of a typed id, or null where it cannot be one. Case and surrounding blanks do not matter. */
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
