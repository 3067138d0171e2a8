import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';

/** The text with which the game explains a major order, with its marks; null where there is none. */
export async function fetchBriefing(db: Kysely<DB>, id32: number): Promise<string | null> {
  const { rows } = await sql<{ message: string }>`
    select message from helldivers2.global_events
    where assignment_id32 = ${id32} and coalesce(message, '') <> ''
    order by first_seen_at, id limit 1`.execute(db);
  return rows[0]?.message ?? null;
}
