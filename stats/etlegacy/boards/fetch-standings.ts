import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { gatesOf } from '../catalogue/gates.ts';
import type { EtStat } from '../catalogue/et-stat.ts';
import type { Scope } from '../periods/fetch-scope.ts';
import { fetchPlaces as fetchPlacesOf, type Place } from '../../ranking/fetch-places.ts';
import { FORMULAS } from '../formulas/formulas.data.ts';
import { coverSql } from '../periods/covered-rows.ts';
import { type BoardQuery, rankedSql, totalsSql } from './fetch-board.ts';

export type Standing = Place & { readonly stat: EtStat };

/** Returns the places of one player in several stats, in their order. Reads the sessions once for all of them. */
export async function fetchStandings(
  db: Kysely<DB>,
  playerKey: string,
  stats: readonly EtStat[],
  scope: Scope,
): Promise<Standing[]> {
  const ranked = stats.map((stat) => ({
    stat,
    formula: FORMULAS[stat.formula],
    gates: gatesOf(stat),
  }));
  const totals = sql`
    ${coverSql(scope)},
    totals as (${totalsSql(stats, scope)})`;
  const places = stats.length === 0 ? [] : await fetchPlacesOf(db, playerKey, ranked, totals);
  return places.flatMap((place, at) => {
    const stat = stats[at];
    return stat === undefined ? [] : [{ stat, ...place }];
  });
}

/** Returns the places of some players on a board, to compare it with an earlier one: see `scopeBefore`. */
export async function fetchPlaces(
  db: Kysely<DB>,
  query: BoardQuery,
  playerKeys: readonly string[],
): Promise<Map<string, number>> {
  const result = await sql<{ player_key: string; place: number }>`
    with ${rankedSql(query)}
    select player_key, place::int8 as place from ranked
    where player_key = any(${playerKeys}::text[])`.execute(db);
  return new Map(result.rows.map((row) => [row.player_key, row.place]));
}
