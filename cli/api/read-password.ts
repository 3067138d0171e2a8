import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { UserError } from '../../core/user-error.ts';

const LEAST = 10;
const MOST = 200;

/** Asks for a password without showing it; of what is not a terminal the first line is read. Throws in words. */
export async function readPassword(): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write(`Password (at least ${LEAST} characters): `);
  // What is typed must not appear.
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({
    input: process.stdin,
    output: silent,
    terminal: process.stdin.isTTY,
  });
  const ended = once(lines, 'close').then(() => ['']);
  const [password] = await Promise.race([once(lines, 'line'), ended]);
  lines.close();
  if (process.stdin.isTTY) process.stderr.write('\n');
  if (typeof password !== 'string' || password === '')
    throw new UserError('No password came.', 'Type one, or write it to standard input.');
  if (password.length < LEAST || password.length > MOST)
    throw new UserError(
      `The password has ${password.length} characters.`,
      `Choose one of ${LEAST} to ${MOST} characters, such as four words.`,
    );
  return password;
}
