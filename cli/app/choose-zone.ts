import type { Kysely } from 'kysely';
import type { Config } from '../../core/config.ts';
import type { DB } from '../../database/schema.ts';

/** Returns the time zones of a game's servers, each once. */
export type FetchZones = (db: Kysely<DB>) => Promise<readonly string[]>;

/**
 * Returns the zone in which times are shown: the one that is set, else the one in which every known server's times were
 * read, else the default.
 */
export async function chooseZone(
  db: Kysely<DB>,
  { zone, isZoneSet }: Pick<Config, 'zone' | 'isZoneSet'>,
  games: readonly FetchZones[],
): Promise<string> {
  if (isZoneSet) return zone;
  const known = await Promise.all(games.map(async (fetchZones) => fetchZones(db)));
  const [only, ...others] = new Set(known.flat());
  return only === undefined || others.length > 0 ? zone : only;
}
