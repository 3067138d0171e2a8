import { type Kysely, sql } from 'kysely';
import type { DB } from '../database/schema.ts';

/**
 * Every player of every round that counts, on these servers: rounds with status `ok` that belong to a session, people
 * who played (no bots, no spectators, nobody whose numbers may contain another round). The view itself is the one
 * place that says so; what is kept per session is made from it.
 *
 * @param servers keys of the servers that the asker may see.
 */
export function countingRows(db: Kysely<DB>, servers: readonly string[]) {
  return db
    .selectFrom('etlegacy.counting_rows as c')
    .where('c.server_key', '=', sql<string>`any(${servers}::text[])`);
}
