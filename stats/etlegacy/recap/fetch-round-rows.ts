import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { type Merges, personOf } from '../merges/merges.ts';
import type { CountingRow } from '../formulas/sums.ts';

/** Returns the counting rows of a session or a match under the key of the person, ordered by time and key. */
export async function fetchRoundRows(
  db: Kysely<DB>,
  where: { readonly sessionId: number } | { readonly matchId: number },
  merges: Merges,
): Promise<CountingRow[]> {
  const query = db
    .selectFrom('etlegacy.counting_rows')
    .selectAll()
    .orderBy('ended_at')
    .orderBy('round_id')
    .orderBy(sql`player_key collate "C"`);
  const rows =
    'sessionId' in where
      ? await query.where('session_id', '=', where.sessionId).execute()
      : await query.where('match_id', '=', where.matchId).execute();
  return rows.map((row) => ({ ...row, player_key: personOf(merges, row.player_key) }));
}
