import { type Kysely, sql } from 'kysely';
import { SAMPLE_SERVER } from '../../core/config.ts';
import type { DB } from '../../database/schema.ts';

/** Returns the keys of the servers to show. The sample is hidden as soon as another server has a round. */
export async function fetchShownServers(db: Kysely<DB>): Promise<string[]> {
  const result = await sql<{ key: string }>`
    select key from etlegacy.servers as s
    where exists (select from etlegacy.rounds as r where r.server_key = s.key)
    order by key collate "C"`.execute(db);
  const keys = result.rows.map((row) => row.key);
  return keys.length > 1 ? keys.filter((key) => key !== SAMPLE_SERVER) : keys;
}
