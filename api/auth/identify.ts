import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { findKeyCaller } from '../../people/api-keys.ts';
import { findLoginCaller } from '../../people/api-logins.ts';
import type { Caller } from '../../people/caller.ts';
import { readAccessToken } from './access-tokens.ts';

/** Three parts in base 64, the longest that can be ours. */
const JWT = /^[\w-]{1,200}\.[\w-]{1,500}\.[\w-]{1,200}$/;

/**
 * Returns who has this key or access token; null when nobody has. The database is asked each time, so that a revoked key
 * and an ended login are refused at once in every process. Throws when it does not answer.
 */
export async function identify(
  db: Kysely<DB>,
  token: string,
  secret: () => Promise<Uint8Array>,
): Promise<Caller | null> {
  if (!JWT.test(token)) return await findKeyCaller(db, token);
  const login = await readAccessToken(token, await secret());
  return login === null ? null : await findLoginCaller(db, login);
}
