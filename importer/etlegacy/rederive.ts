import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { derivedWith } from './derivation-version.ts';
import type { RederiveOptions, StaleSource } from '../game-importer.ts';
import { replay } from './replay.ts';

/** Keys of the servers that `fetchStale` finds. */
export async function fetchStaleServers(db: Kysely<DB>): Promise<string[]> {
  return (await fetchStale(db)).map(({ source }) => source);
}

/** Finds the servers whose rows were made by another version, in another zone, or only in part by a replay. */
export async function fetchStale(db: Kysely<DB>): Promise<StaleSource[]> {
  const servers = await db
    .selectFrom('etlegacy.servers as s')
    .leftJoin('etlegacy.derivations as d', 'd.server_key', 's.key')
    .select(['s.key', 's.zone', 'd.made_with', 'd.target', 'd.done', 'd.files'])
    .orderBy('s.key')
    .execute();
  return servers
    .filter((server) => server.target !== null || server.made_with !== derivedWith(server.zone))
    .map(({ key: source, zone, made_with: made, target, done, files }) => {
      const hasBegun = target === derivedWith(zone);
      const isCurrent = made === derivedWith(zone);
      return { source, done: hasBegun ? (done ?? 0) : 0, files: hasBegun ? (files ?? 0) : 0, isCurrent };
    });
}

/**
 * Derives the rows of a server again if they are stale, from where an earlier run stopped. Answers and imports continue
 * meanwhile.
 *
 * @returns how many payloads were read again; null if nothing is stale.
 */
export async function rederive(
  db: Kysely<DB>,
  key: string,
  options: RederiveOptions = {},
): Promise<number | null> {
  if (!(await fetchStaleServers(db)).includes(key)) return null;
  const server = await db
    .selectFrom('etlegacy.servers')
    .select(['key', 'zone'])
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  return await replay(db, server, { ...options, resume: true });
}
