import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { sessionRows } from '../periods/covered-rows.ts';
import { weaponKeyOf } from '../weapon-key-of.ts';
import type { RecapWeapon } from './session-recap.ts';

type Row = Omit<RecapWeapon, 'weapon'> & { readonly weapon: number };

/** Returns the weapons used over the counting rounds of a session, by kills. */
export async function fetchSessionWeapons(db: Kysely<DB>, sessionId: number): Promise<RecapWeapon[]> {
  const result = await sql<Row>`
    select weapon, kills, hits, shots, headshots
    from ${sessionRows('weapons', sessionId)} as s
    order by kills desc, weapon`.execute(db);
  return result.rows.map((row) => ({ ...row, weapon: weaponKeyOf(row.weapon) }));
}
