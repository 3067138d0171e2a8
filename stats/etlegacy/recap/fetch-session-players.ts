import { type Kysely, type Selectable, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import type { PlayerSessionTable } from '../../../database/schema/etlegacy/sums.ts';
import { sessionRows } from '../periods/covered-rows.ts';
import { addSums } from '../formulas/sums.ts';
import { type Merges, personOf } from '../merges/merges.ts';

type Row = Selectable<PlayerSessionTable>;

/** Returns one row per person with their sums over the counting rounds of a session. */
export async function fetchSessionPlayers(db: Kysely<DB>, sessionId: number, merges: Merges): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select * from ${sessionRows('players', sessionId)} as s order by player_key collate "C"`.execute(db);
  const people = new Map<string, Row>();
  for (const row of rows) {
    const key = personOf(merges, row.player_key);
    const known = people.get(key);
    people.set(key, { ...row, ...(known === undefined ? {} : addSums(known, row)), player_key: key });
  }
  return [...people.values()];
}
