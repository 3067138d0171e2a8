import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { CountingRow } from '../formulas/sums.ts';

/** The counting rows of a session or a match, in order of time and player. */
export async function fetchRoundRows(
  db: Kysely<DB>,
  where: { readonly sessionId: number } | { readonly matchId: number },
): Promise<CountingRow[]> {
  const query = db
    .selectFrom('etlegacy.counting_rows')
    .selectAll()
    .orderBy('ended_at')
    .orderBy('round_id')
    .orderBy(sql`player_key collate "C"`);
  return 'sessionId' in where
    ? await query.where('session_id', '=', where.sessionId).execute()
    : await query.where('match_id', '=', where.matchId).execute();
}
