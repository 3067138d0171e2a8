import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { WeaponKey } from '../../parsers/etlegacy/weapons.ts';
import { weaponKeyOf } from '../weapon-key-of.ts';

export type WeaponKills = { readonly weapon: WeaponKey; readonly playerKey: string; readonly kills: number };

/** Who killed with what over the counting rounds of a session; only where somebody did. */
export async function fetchWeaponKills(db: Kysely<DB>, sessionId: number): Promise<WeaponKills[]> {
  const result = await sql<{ weapon: number; playerKey: string; kills: number }>`
    select weapon, player_key as "playerKey", sum(kills)::int8 as kills
    from etlegacy.player_session_weapons
    where session_id = ${sessionId}
    group by weapon, player_key having sum(kills) > 0
    order by sum(kills) desc, weapon, player_key collate "C"`.execute(db);
  return result.rows.map((row) => ({ ...row, weapon: weaponKeyOf(row.weapon) }));
}
