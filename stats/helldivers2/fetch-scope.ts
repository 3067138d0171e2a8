import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';

/** The source of the newest status. There is one war whatever source tells of it, so posts belong to that one. */
export async function fetchScope(db: Kysely<DB>): Promise<string> {
  const { rows } = await sql<{ source: string }>`
    select p.source from helldivers2.clock as c join core.payloads as p on p.id = c.payload_id
    order by c.observed_at desc limit 1`.execute(db);
  return rows[0]?.source ?? 'manual';
}
