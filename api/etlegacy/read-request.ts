// What all routes of ET:Legacy read from a request alike.
import type { FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type { Period } from '../../core/period.ts';
import type { DB } from '../../database/schema.ts';
import { fetchScope, type Scope } from '../../stats/etlegacy/periods/fetch-scope.ts';
import { searchMaps } from '../../stats/etlegacy/maps/search-maps.ts';
import { fetchSessionRecap } from '../../stats/etlegacy/recap/fetch-session-recap.ts';
import type { SessionRecap } from '../../stats/etlegacy/recap/session-recap.ts';
import { type FoundRound, findRound } from '../../stats/etlegacy/sessions/find-round.ts';
import { refuse } from './errors.ts';

/** Returns the servers that the request is about: all that the caller may see, or one of them. */
export async function readServers(request: FastifyRequest, server?: string): Promise<readonly string[]> {
  const servers = await request.sources();
  if (server === undefined) return servers;
  if (!servers.includes(server)) throw refuse('SERVER_UNKNOWN', { name: server });
  return [server];
}

export async function readScope(
  db: Kysely<DB>,
  request: FastifyRequest,
  { period, server }: { readonly period: Period; readonly server?: string | undefined },
): Promise<Scope> {
  return await fetchScope(db, period, await readServers(request, server), new Date());
}

/** Returns the round that an id of a round, a match or a session means. */
export async function readRound(
  db: Kysely<DB>,
  request: FastifyRequest,
  wanted: string,
): Promise<FoundRound> {
  const found = await findRound(db, wanted.toLowerCase(), await request.sources());
  if (!found.ok) throw refuse('ROUND_UNKNOWN', { name: wanted });
  return found.round;
}

/** Returns the recap of the evening that such an id means. */
export async function readRecap(
  db: Kysely<DB>,
  request: FastifyRequest,
  wanted: string,
): Promise<SessionRecap> {
  const { sessionId } = await readRound(db, request, wanted);
  const recap = sessionId === null ? undefined : await fetchSessionRecap(db, sessionId);
  if (recap === undefined) throw refuse('SESSION_UNKNOWN', { name: wanted });
  return recap;
}

/** Returns the map of that name in lower case. */
export async function readMap(db: Kysely<DB>, servers: readonly string[], name: string): Promise<string> {
  const [best] = await searchMaps(db, name, servers, 1);
  if (best?.map !== name.toLowerCase()) throw refuse('MAP_UNKNOWN', { name });
  return best.map;
}
