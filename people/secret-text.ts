import { hash, randomBytes } from 'node:crypto';

/** Creates 256 random bits as text after a prefix that says what it is. */
export function createSecret(prefix: string): string {
  return `${prefix}${randomBytes(32).toString('base64url')}`;
}

/** The stored form of a secret; it needs no salt, because nobody can guess 256 random bits. */
export function hashSecret(secret: string): Buffer {
  return hash('sha256', secret, 'buffer');
}
