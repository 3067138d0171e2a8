// Passwords as Argon2id in the PHC string format, with the minimum costs that OWASP recommends.
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);

/** Memory is in KiB. */
const COSTS = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const SALT_BYTES = 16;
const HASH_BYTES = 32;
const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/;

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await deriveKey(password, { salt, length: HASH_BYTES, ...COSTS });
  const { memory, passes, parallelism } = COSTS;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${encode(salt)}$${encode(key)}`;
}

/** @param stored as returned by `hashPassword`, also with other costs. Throws if it has another format. */
export async function isPassword(password: string, stored: string): Promise<boolean> {
  const [, memory, passes, parallelism, salt, key] = PHC.exec(stored) ?? [];
  if (salt === undefined || key === undefined) throw new Error('A stored password has an unknown format');
  const expected = Buffer.from(key, 'base64');
  const found = await deriveKey(password, {
    salt: Buffer.from(salt, 'base64'),
    length: expected.length,
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
  });
  return timingSafeEqual(expected, found);
}

type KeyOptions = {
  readonly salt: Buffer;
  readonly length: number;
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
};

async function deriveKey(password: string, { salt, length, ...costs }: KeyOptions): Promise<Buffer> {
  // The same letters can be typed as different code points.
  const message = password.normalize('NFC');
  return await derive('argon2id', { message, nonce: salt, tagLength: length, ...costs });
}

/** Base 64 without padding, as the format demands. */
function encode(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}
