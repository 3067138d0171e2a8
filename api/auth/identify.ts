import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { findKeyCallers } from '../../people/api-keys.ts';
import { findLoginCaller } from '../../people/api-logins.ts';
import type { Identify } from '../../people/caller.ts';
import { SharedLook } from '../shared-look.ts';
import { readAccessToken } from './access-tokens.ts';

/** Three parts in base 64, the longest that can be ours. */
const JWT = /^[\w-]{1,200}\.[\w-]{1,500}\.[\w-]{1,200}$/;

/**
 * Creates what returns who has a key or access token; null when nobody has. The database is asked each time, so that a revoked
 * key and an ended login are refused at once in every process. Throws when it does not answer.
 */
export function createIdentify(db: Kysely<DB>, secret: () => Promise<Uint8Array>): Identify {
  const keys = new SharedLook(async (wanted: readonly string[]) => findKeyCallers(db, wanted));
  return async (token) => {
    if (!JWT.test(token)) return (await keys.read(token)) ?? null;
    const login = await readAccessToken(token, await secret());
    return login === null ? null : await findLoginCaller(db, login);
  };
}
