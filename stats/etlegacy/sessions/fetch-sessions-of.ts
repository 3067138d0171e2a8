import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';

/** Ids of the sessions of these rounds, in order of time. */
export async function fetchSessionsOf(db: Kysely<DB>, rounds: readonly number[]): Promise<number[]> {
  const rows = await db
    .selectFrom('etlegacy.sessions as s')
    .select('s.id')
    .where('s.id', 'in', (eb) =>
      eb
        .selectFrom('etlegacy.rounds as r')
        .select(sql<number>`r.session_id`.as('id'))
        .where('r.id', '=', sql<number>`any(${rounds}::bigint[])`),
    )
    .orderBy('s.ended_at')
    .orderBy('s.id')
    .execute();
  return rows.map(({ id }) => id);
}
