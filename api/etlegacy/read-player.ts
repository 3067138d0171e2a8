import type { FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { findPerson, type Person } from '../../stats/etlegacy/players/find-person.ts';
import { isKeptPrivate } from '../../stats/etlegacy/players/is-kept-private.ts';
import { refuse } from './errors.ts';
import { seesEverything } from '../sees-everything.ts';

/** Returns the player of a key whose card the caller may see. */
export async function readOpenPlayer(db: Kysely<DB>, request: FastifyRequest, key: string): Promise<Person> {
  const person = await findPerson(db, await request.sources(), key);
  if (person === undefined) throw refuse('PLAYER_UNKNOWN', { name: key });
  if (!seesEverything(request) && (await isKeptPrivate(db, person.keys)))
    throw refuse('PLAYER_PRIVATE', { name: person.name });
  return person;
}
