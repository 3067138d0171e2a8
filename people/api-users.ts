// Users of the API, who log in with name and password.
import type { Kysely } from 'kysely';
import type { DB } from '../database/schema.ts';
import type { Rights } from './caller.ts';
import { readRights, writeRights } from './rights-columns.ts';

export type ApiUser = Rights & { readonly name: string; readonly createdAt: Date };

/** The form in which names are stored and compared. */
function foldName(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/** @param user with the password as `hashPassword` writes it. @returns false when the name is taken. */
export async function storeApiUser(
  db: Kysely<DB>,
  { name, password, ...rights }: Rights & { readonly name: string; readonly password: string },
): Promise<boolean> {
  const row = await db
    .insertInto('core.api_users')
    .values({ name: foldName(name), password, ...writeRights(rights) })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function fetchApiUsers(db: Kysely<DB>): Promise<ApiUser[]> {
  const rows = await db.selectFrom('core.api_users').selectAll().orderBy('name').execute();
  return rows.map((row) => ({ ...readRights(row), name: row.name, createdAt: row.created_at }));
}

/** Removes a user with all logins. @returns whether there was one. */
export async function removeApiUser(db: Kysely<DB>, name: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('core.api_users')
    .where('name', '=', foldName(name))
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

/** Returns the id and the stored password of a user. */
export async function findApiUser(
  db: Kysely<DB>,
  name: string,
): Promise<{ readonly id: number; readonly password: string } | null> {
  const row = await db
    .selectFrom('core.api_users')
    .select(['id', 'password'])
    .where('name', '=', foldName(name))
    .executeTakeFirst();
  return row ?? null;
}
