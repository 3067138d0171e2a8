import { type Kysely, type Selectable, sql } from 'kysely';
import type { DB, PlayerSessionTable } from '../../database/schema.ts';
import { addSums } from '../formulas/sums.ts';
import { type Merges, personOf } from '../players/merges.ts';

type Row = Selectable<PlayerSessionTable>;

/** One row per person with his sums over the counting rounds of a session. */
export async function fetchSessionPlayers(db: Kysely<DB>, sessionId: number, merges: Merges): Promise<Row[]> {
  const rows = await db
    .selectFrom('etlegacy.all_player_sessions')
    .selectAll()
    .where('session_id', '=', sessionId)
    .orderBy(sql`player_key collate "C"`)
    .execute();
  const people = new Map<string, Row>();
  for (const row of rows) {
    const key = personOf(merges, row.player_key);
    const known = people.get(key);
    people.set(key, { ...row, ...(known === undefined ? {} : addSums(known, row)), player_key: key });
  }
  return [...people.values()];
}
