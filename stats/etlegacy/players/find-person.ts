import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { fetchMerges } from '../merges/fetch-merges.ts';
import { keysOf, personOf } from '../merges/merges.ts';
import { fetchShownNames } from './fetch-shown-names.ts';

export type Person = {
  /** Under which everything of the person is counted. */
  readonly playerKey: string;
  /** All keys of the person, `playerKey` first. */
  readonly keys: readonly [string, ...string[]];
  readonly name: string;
};

/** Returns the person whom any of their keys means; undefined when these servers do not know it. */
export async function findPerson(
  db: Kysely<DB>,
  servers: readonly string[],
  key: string,
): Promise<Person | undefined> {
  const name = (await fetchShownNames(db, servers, [key])).get(key);
  if (name === undefined) return undefined;
  const merges = await fetchMerges(db, servers);
  const playerKey = personOf(merges, key);
  return { playerKey, keys: [playerKey, ...keysOf(merges, [playerKey]).slice(1)], name };
}
