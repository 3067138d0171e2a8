import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { WEAPONS, type WeaponKey } from '../../parsers/etlegacy/weapons.ts';
import { inScope, type Scope } from '../periods/fetch-scope.ts';
import { fetchShownNames } from '../players/fetch-shown-names.ts';
import { weaponKeyOf } from '../weapon-key-of.ts';

export type WeaponTotals = {
  /** Rounds of players in which the weapon was used. */
  readonly rounds: number;
  readonly hits: number;
  readonly shots: number;
  readonly kills: number;
  /** How often enemies killed with it: the deaths of those who have the row. */
  readonly deaths: number;
  readonly headshots: number;
};

export type WeaponStats = WeaponTotals & { readonly weapon: WeaponKey };
export type WeaponPlayer = WeaponTotals & { readonly playerKey: string; readonly name: string };

const TOTALS: RawBuilder<unknown> = sql`sum(s.rounds)::int8 as rounds, sum(s.hits)::int8 as hits,
  sum(s.shots)::int8 as shots, sum(s.kills)::int8 as kills, sum(s.deaths)::int8 as deaths,
  sum(s.headshots)::int8 as headshots`;

/** What was done with each weapon over a scope, by everybody or by one player; most kills first. */
export async function fetchWeaponStats(
  db: Kysely<DB>,
  scope: Scope,
  playerKey?: string,
): Promise<WeaponStats[]> {
  const who = playerKey === undefined ? sql`true` : sql`s.player_key = ${playerKey}`;
  const table = sql.table(
    playerKey === undefined ? 'etlegacy.session_weapons' : 'etlegacy.player_session_weapons',
  );
  const result = await sql<WeaponTotals & { readonly id: number }>`
    select s.weapon as id, ${TOTALS}
    from ${table} as s
    where ${inScope(scope)} and ${who}
    group by s.weapon
    order by sum(s.kills) desc, s.weapon`.execute(db);
  return result.rows.map(({ id, ...totals }) => ({ ...totals, weapon: weaponKeyOf(id) }));
}

/** Who killed most with one weapon over a scope. */
export async function fetchWeaponPlayers(
  db: Kysely<DB>,
  weapon: WeaponKey,
  scope: Scope,
  limit = 10,
): Promise<WeaponPlayer[]> {
  const id = WEAPONS.findIndex((each) => each.key === weapon);
  const result = await sql<WeaponTotals & { readonly playerKey: string }>`
    select s.player_key as "playerKey", ${TOTALS}
    from etlegacy.player_session_weapons as s
    where ${inScope(scope)} and s.weapon = ${id}
    group by s.player_key
    order by sum(s.kills) desc, sum(s.rounds), s.player_key collate "C"
    limit ${limit}`.execute(db);
  const servers = scope.servers.map((server) => server.serverKey);
  const names = await fetchShownNames(
    db,
    servers,
    result.rows.map((row) => row.playerKey),
  );
  return result.rows.map((row) => ({ ...row, name: names.get(row.playerKey) ?? row.playerKey }));
}
