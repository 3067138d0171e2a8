// Logins of users of the API. A refresh token is exchanged once; a second use means that it was stolen, by the first or
// by the second who used it, so the whole login ends.
import { type Kysely, sql, type Transaction } from 'kysely';
import type { DB } from '../database/schema.ts';
import type { Caller } from './caller.ts';
import { readRights } from './rights-columns.ts';
import { createSecret, hashSecret } from './secret-text.ts';

const LIFETIME = sql`interval '7 days'`;
const TOKEN = /^refresh_[\w-]{43}$/;

export type OpenLogin = {
  readonly login: string;
  /** Cannot be read again. */
  readonly refreshToken: string;
};

export async function storeLogin(db: Kysely<DB>, user: number): Promise<OpenLogin> {
  return await db.transaction().execute(async (trx) => {
    // Older logins whose tokens have all expired are useless.
    await sql`
      delete from core.api_logins as l
      where user_id = ${user} and not exists (
        select from core.api_refresh_tokens as t where t.login_id = l.id and t.ends_at > now())`.execute(trx);
    const { id } = await trx
      .insertInto('core.api_logins')
      .values({ user_id: user })
      .returning('id')
      .executeTakeFirstOrThrow();
    return { login: id, refreshToken: await storeRefreshToken(trx, id) };
  });
}

/** Exchanges a refresh token; null when it is unknown, too old, of an ended login or used before, which ends the login. */
export async function renewLogin(db: Kysely<DB>, refreshToken: string): Promise<OpenLogin | null> {
  if (!TOKEN.test(refreshToken)) return null;
  return await db.transaction().execute(async (trx) => {
    const hash = hashSecret(refreshToken);
    const token = await trx
      .selectFrom('core.api_refresh_tokens as t')
      .innerJoin('core.api_logins as l', 'l.id', 't.login_id')
      .select(['t.login_id', 't.used_at', 'l.ended_at', sql<boolean>`t.ends_at <= now()`.as('isOver')])
      .where('t.hash', '=', hash)
      .forUpdate()
      .executeTakeFirst();
    if (token === undefined || token.ended_at !== null || token.isOver) return null;
    if (token.used_at !== null) {
      await endLogin(trx, token.login_id);
      return null;
    }
    await trx
      .updateTable('core.api_refresh_tokens')
      .set({ used_at: sql`now()` })
      .where('hash', '=', hash)
      .execute();
    return { login: token.login_id, refreshToken: await storeRefreshToken(trx, token.login_id) };
  });
}

/** Ends a login with all its tokens; every process sees that at its next request. */
export async function endLogin(db: Kysely<DB>, login: string): Promise<void> {
  await db
    .updateTable('core.api_logins')
    .set({ ended_at: sql`now()` })
    .where('id', '=', login)
    .where('ended_at', 'is', null)
    .execute();
}

/** Returns the user of a login; null when it has ended. */
export async function findLoginCaller(db: Kysely<DB>, login: string): Promise<Caller | null> {
  const row = await db
    .selectFrom('core.api_logins as l')
    .innerJoin('core.api_users as u', 'u.id', 'l.user_id')
    .select(['u.id', 'u.name', 'u.scopes', 'u.is_everything', 'u.guilds', 'u.sources'])
    .where('l.id', '=', login)
    .where('l.ended_at', 'is', null)
    .executeTakeFirst();
  return row === undefined ? null : { ...readRights(row), id: `user/${row.id}`, name: row.name, login };
}

async function storeRefreshToken(trx: Transaction<DB>, login: string): Promise<string> {
  const token = createSecret('refresh_');
  await sql`
    insert into core.api_refresh_tokens (hash, login_id, ends_at)
    values (${hashSecret(token)}, ${login}::uuid, now() + ${LIFETIME})`.execute(trx);
  return token;
}
