// Keys of the API. A key is shown once, when it is made; the database has its hash.
import { type Kysely, sql } from 'kysely';
import { findFailure } from '../database/failures/find-failure.ts';
import type { DB } from '../database/schema.ts';
import type { Caller, Rights } from './caller.ts';
import { readRights, writeRights } from './rights-columns.ts';
import { createSecret, hashSecret } from './secret-text.ts';

const PREFIX = 'debrief_';
const KEY = /^debrief_[\w-]{43}$/;

export type ApiKey = Rights & {
  readonly name: string;
  readonly createdAt: Date;
  /** To the minute; null before its first use. */
  readonly usedAt: Date | null;
  readonly endsAt: Date | null;
};

type NewKey = Rights & { readonly name: string; readonly endsAt: Date | null };

/** @returns the key, which cannot be read again; null when the name is taken. */
export async function storeApiKey(
  db: Kysely<DB>,
  { name, endsAt, ...rights }: NewKey,
): Promise<string | null> {
  const key = createSecret(PREFIX);
  const row = await db
    .insertInto('core.api_keys')
    .values({ name, hash: hashSecret(key), ends_at: endsAt, ...writeRights(rights) })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row === undefined ? null : key;
}

/** Returns all keys by name, also those that have ended. */
export async function fetchApiKeys(db: Kysely<DB>): Promise<ApiKey[]> {
  const rows = await db.selectFrom('core.api_keys').selectAll().orderBy('name').execute();
  return rows.map((row) => ({
    ...readRights(row),
    name: row.name,
    createdAt: row.created_at,
    usedAt: row.used_at,
    endsAt: row.ends_at,
  }));
}

/** Removes the key of that name, so that the next request with it is refused. @returns whether there was one. */
export async function revokeApiKey(db: Kysely<DB>, name: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('core.api_keys')
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

/** Returns who has each of these keys; nobody for unknown ones and those that have ended. Notes their use, to the minute. */
export async function findKeyCallers(
  db: Kysely<DB>,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Caller>> {
  const byHash = new Map(
    keys.filter((key) => KEY.test(key)).map((key) => [hashSecret(key).toString('hex'), key]),
  );
  if (byHash.size === 0) return new Map();
  const hashes = [...byHash.keys()].map((hash) => Buffer.from(hash, 'hex'));
  const rows = await db
    .selectFrom('core.api_keys')
    .select(['id', 'name', 'hash', 'scopes', 'is_everything', 'guilds', 'sources'])
    .select(sql<boolean>`coalesce(used_at < now() - interval '1 minute', true)`.as('isUnnoted'))
    .where('hash', '=', sql<Buffer>`any(${hashes}::bytea[])`)
    .where(sql<boolean>`(ends_at is null or ends_at > now())`)
    .execute();
  const unnoted = rows.filter(({ isUnnoted }) => isUnnoted).map(({ id }) => id);
  if (unnoted.length > 0) await noteUses(db, unnoted);
  return new Map(
    rows.map(({ id, name, hash, ...row }) => [
      byHash.get(hash.toString('hex')) ?? '',
      { ...readRights(row), id: `key/${id}`, name, login: null },
    ]),
  );
}

/** Of requests at the same moment one notes it and none waits. A key can be used where the database takes no changes. */
async function noteUses(db: Kysely<DB>, ids: readonly number[]): Promise<void> {
  await sql`
    update core.api_keys set used_at = now()
    where id in (select id from core.api_keys where id = any(${ids}::int[]) for update skip locked)`
    .execute(db)
    .catch((error: unknown) => {
      if (findFailure(error)?.code !== READ_ONLY) throw error;
    });
}

const READ_ONLY = '25006';
