import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { sessionRows } from '../periods/covered-rows.ts';
import { weaponKeyOf } from '../weapon-key-of.ts';
import { toWeaponTotals, type WeaponSums } from '../weapons/weapon-totals.ts';
import type { RecapWeapon } from './session-recap.ts';

type Row = WeaponSums & { readonly weapon: number; readonly untold: number };

/** Returns the weapons used over the counting rounds of a session, by kills. Rounds of which only the log is known tell no shots. */
export async function fetchSessionWeapons(db: Kysely<DB>, sessionId: number): Promise<RecapWeapon[]> {
  const result = await sql<Row>`
    with untold as (
      select w.weapon, count(*)::int as rounds
      from etlegacy.counting_rows as c
      join etlegacy.weapon_rounds as w on w.round_id = c.round_id and w.player_key = c.player_key
      where c.session_id = ${sessionId} and c.bullet_shots is null and w.shots is null
      group by w.weapon
    )
    select s.weapon, s.rounds, s.kills, s.deaths, s.hits, s.shots, s.headshots, coalesce(u.rounds, 0) as untold
    from ${sessionRows('weapons', sessionId)} as s left join untold as u on u.weapon = s.weapon
    order by s.kills desc, s.weapon`.execute(db);
  return result.rows.map(({ weapon, untold, ...sums }) => {
    const { rounds, toldRounds, kills, hits, shots, headshots } = toWeaponTotals(sums, untold);
    return { weapon: weaponKeyOf(weapon), rounds, toldRounds, kills, hits, shots, headshots };
  });
}
