import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '../../core/user-error.ts';

const FILE = 'api-secret';
const LEAST_BYTES = 32;

/**
 * Reads the secret that signs access tokens from DEBRIEF_HOME. It is made on first use; where its file was deleted the next
 * start makes a new one, and everybody logs in again.
 */
export async function readSecret(home: string): Promise<Uint8Array> {
  const file = path.join(home, FILE);
  const text = (await readText(file)) ?? (await makeSecret(file));
  const secret = Buffer.from(text.trim(), 'base64url');
  if (secret.length >= LEAST_BYTES) return secret;
  throw new UserError(
    `${file} holds no usable secret.`,
    'Delete it and start again: a new one is made, and everybody logs in again.',
  );
}

async function readText(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Of several processes that make one at the same time all get the same. */
async function makeSecret(file: string): Promise<string> {
  await mkdir(path.dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const secret = randomBytes(LEAST_BYTES).toString('base64url');
  await writeFile(draft, `${secret}\n`, { flag: 'wx', mode: 0o600, flush: true });
  try {
    await link(draft, file);
    return secret;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return await readFile(file, 'utf8');
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
