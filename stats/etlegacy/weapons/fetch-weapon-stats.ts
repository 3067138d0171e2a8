import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { WEAPONS, type WeaponKey } from '../../../parsers/etlegacy/document/weapons.ts';
import { coveredRows, coverSql, named } from '../periods/covered-rows.ts';
import type { Scope } from '../periods/fetch-scope.ts';
import { fetchShownNames } from '../players/fetch-shown-names.ts';
import { weaponKeyOf } from '../weapon-key-of.ts';
import { countUntold } from './count-untold.ts';
import { toWeaponTotals, type WeaponSums, type WeaponTotals } from './weapon-totals.ts';

export type WeaponStats = WeaponTotals & { readonly weapon: WeaponKey };
export type WeaponPlayer = WeaponTotals & { readonly playerKey: string; readonly name: string };

const SUMMED = ['rounds', 'hits', 'shots', 'kills', 'deaths', 'headshots'] as const;
const TOTALS = sql.join(SUMMED.map((name) => sql`sum(${sql.ref(`s.${name}`)})::int8 as ${sql.ref(name)}`));

/** Returns the sums of each weapon over a scope, for all players or one player; most kills first. */
export async function fetchWeaponStats(
  db: Kysely<DB>,
  scope: Scope,
  playerKey?: string,
): Promise<WeaponStats[]> {
  const columns = named('weapon', ...SUMMED);
  const rows =
    playerKey === undefined
      ? coveredRows('weapons', scope, { columns })
      : coveredRows('playerWeapons', scope, { columns, players: [playerKey] });
  const result = await sql<WeaponSums & { readonly id: number }>`
    with ${coverSql(scope)}
    select s.weapon as id, ${TOTALS}
    from ${rows} as s
    group by s.weapon
    order by sum(s.kills) desc, s.weapon`.execute(db);
  const untold = await countUntold(db, scope, 'weapon', { playerKey });
  return result.rows.map(({ id, ...sums }) => ({
    ...toWeaponTotals(sums, untold.get(String(id))),
    weapon: weaponKeyOf(id),
  }));
}

/** Returns the players with most kills with one weapon over a scope. */
export async function fetchWeaponPlayers(
  db: Kysely<DB>,
  weapon: WeaponKey,
  scope: Scope,
  limit = 10,
): Promise<WeaponPlayer[]> {
  const id = WEAPONS.findIndex((each) => each.key === weapon);
  const result = await sql<WeaponSums & { readonly playerKey: string }>`
    with ${coverSql(scope)}
    select s.player_key as "playerKey", ${TOTALS}
    from ${coveredRows('playerWeapons', scope, {
      columns: named('player_key', ...SUMMED),
      where: sql`s.weapon = ${id}`,
    })} as s
    group by s.player_key
    order by sum(s.kills) desc, sum(s.rounds), s.player_key collate "C"
    limit ${limit}`.execute(db);
  const servers = scope.servers.map((server) => server.serverKey);
  const names = await fetchShownNames(
    db,
    servers,
    result.rows.map((row) => row.playerKey),
  );
  const untold = await countUntold(db, scope, 'player', { weapon: id });
  return result.rows.map(({ playerKey, ...sums }) => ({
    ...toWeaponTotals(sums, untold.get(playerKey)),
    playerKey,
    name: names.get(playerKey) ?? playerKey,
  }));
}
