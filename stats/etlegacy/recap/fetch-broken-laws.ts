import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';

/** Returns the counting rounds of a session in which sums that must agree do not. */
export async function fetchBrokenLaws(db: Kysely<DB>, sessionId: number): Promise<Set<number>> {
  const result = await sql<{ id: number }>`
    select id from etlegacy.rounds
    where session_id = ${sessionId} and status = 'ok' and exists (
      select from jsonb_each(laws) as law where law.value ->> 'verdict' = 'broken'
    )`.execute(db);
  return new Set(result.rows.map((row) => row.id));
}
