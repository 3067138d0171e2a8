import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import type { WeaponKey } from '../../../parsers/etlegacy/document/weapons.ts';
import { fetchMerges } from '../merges/fetch-merges.ts';
import { sessionRows } from '../periods/covered-rows.ts';
import { personSql } from '../merges/merges.ts';
import { weaponKeyOf } from '../weapon-key-of.ts';

export type WeaponKills = { readonly weapon: WeaponKey; readonly playerKey: string; readonly kills: number };

/** Returns the kills by player and weapon over the counting rounds of a session, without zeros. */
export async function fetchWeaponKills(
  db: Kysely<DB>,
  server: string,
  sessionId: number,
): Promise<WeaponKills[]> {
  const person = personSql(await fetchMerges(db, [server]), 's.player_key');
  const result = await sql<{ weapon: number; playerKey: string; kills: number }>`
    select p.weapon, p.player_key as "playerKey", sum(p.kills)::int8 as kills
    from (
      select s.weapon, ${person} as player_key, s.kills
      from ${sessionRows('playerWeapons', sessionId)} as s
    ) as p
    group by p.weapon, p.player_key having sum(p.kills) > 0
    order by sum(p.kills) desc, p.weapon, p.player_key collate "C"`.execute(db);
  return result.rows.map((row) => ({ ...row, weapon: weaponKeyOf(row.weapon) }));
}
