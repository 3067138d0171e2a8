import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import PQueue from 'p-queue';
import type { DB } from '../../database/schema.ts';
import { type OpenLogin, storeLogin } from '../../people/api-logins.ts';
import { findApiUser } from '../../people/api-users.ts';
import { fetchLoginPause, storeLoginFailure } from '../../people/login-failures.ts';
import { hashPassword, isPassword } from './passwords.ts';

export type Attempt = { readonly name: string; readonly password: string; readonly address: string };

export type LoginResult =
  | ({ readonly kind: 'open' } & OpenLogin)
  | { readonly kind: 'wrong' }
  | { readonly kind: 'pause'; readonly seconds: number };

/** Further attempts are refused: they would wait longer than their clients do. */
const MOST_WAITING = 100;
const PAUSE_SECONDS = 10;

/**
 * Creates what checks passwords: one at a time, because each takes much memory and a processor, and so that nobody gets
 * more attempts in this process by making many at once.
 */
export function createTryLogin(db: Kysely<DB>): (attempt: Attempt) => Promise<LoginResult> {
  const queue = new PQueue({ concurrency: 1 });
  let dummyHash: string | undefined;
  return async (attempt) => {
    if (queue.size >= MOST_WAITING) return { kind: 'pause', seconds: PAUSE_SECONDS };
    return await queue.add(async () => {
      const seconds = await fetchLoginPause(db, attempt);
      if (seconds > 0) return { kind: 'pause', seconds };
      dummyHash ??= await hashPassword(randomBytes(16).toString('hex'));
      const user = await findApiUser(db, attempt.name);
      // An unknown name takes as long as a wrong password.
      const isRight = await isPassword(attempt.password, user?.password ?? dummyHash);
      if (user !== null && isRight) return { kind: 'open', ...(await storeLogin(db, user.id)) };
      await storeLoginFailure(db, attempt);
      return { kind: 'wrong' };
    });
  };
}
