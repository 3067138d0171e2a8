import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { fetchShownServers } from './fetch-shown-servers.ts';

/** Returns the time zones of the servers that are shown, each once. */
export async function fetchZones(db: Kysely<DB>): Promise<string[]> {
  const keys = await fetchShownServers(db);
  if (keys.length === 0) return [];
  const rows = await db
    .selectFrom('etlegacy.servers')
    .select('zone')
    .distinct()
    .where('key', 'in', keys)
    .orderBy('zone')
    .execute();
  return rows.map(({ zone }) => zone);
}
