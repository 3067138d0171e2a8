import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { type OrderMessage, readResult } from '../../parsers/helldivers2/read-result.ts';

/** The text with which the game explains a major order, with its marks; null where there is none. Its result is none. */
export async function fetchBriefing(db: Kysely<DB>, id32: number): Promise<string | null> {
  const { rows } = await sql<OrderMessage>`
    select title, message from helldivers2.global_events
    where assignment_id32 = ${id32} and coalesce(message, '') <> ''
    order by first_seen_at, id`.execute(db);
  return rows.find((row) => readResult(row) === null)?.message ?? null;
}
