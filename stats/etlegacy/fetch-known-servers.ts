import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';

/** Returns the keys of all servers in order, including those without a round. */
export async function fetchKnownServers(db: Kysely<DB>): Promise<string[]> {
  const rows = await db.selectFrom('etlegacy.servers').select('key').orderBy('key').execute();
  return rows.map(({ key }) => key);
}
