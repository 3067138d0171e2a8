import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { gatesOf } from '../catalogue/gates.ts';
import type { EtStat } from '../catalogue/et-stat.ts';
import type { Scope } from '../periods/fetch-scope.ts';
import { formulaSql } from '../../formulas/formula.ts';
import { gatesSql } from '../../ranking/rank-rows.ts';
import { FORMULAS } from '../formulas/formulas.data.ts';
import { coverSql } from '../periods/covered-rows.ts';
import { type BoardQuery, rankedSql, totalsSql } from './fetch-board.ts';

export type Standing = {
  readonly stat: EtStat;
  /** null: too few rounds to rank, or without a value. */
  readonly place: number | null;
  readonly ranked: number;
  /** Percentage of the other ranked players with a worse value, 0 to 100; null if the player does not rank or is alone. */
  readonly percentile: number | null;
};

/** Returns the places of one player in several stats, in their order. Reads the sessions once for all of them. */
export async function fetchStandings(
  db: Kysely<DB>,
  playerKey: string,
  stats: readonly EtStat[],
  scope: Scope,
): Promise<Standing[]> {
  if (stats.length === 0) return [];
  type Row = { readonly place: number | null; readonly ranked: number; readonly worse: number };
  const values = stats.map(({ formula }) => formulaSql(FORMULAS[formula]));
  const standings = sql.join(
    stats.map((stat, i) => sql`(${sql.lit(i)}::int, ${comparable(stat, values[i])})`),
  );
  const result = await sql<Row>`
    with ${coverSql(scope)},
    totals as (${totalsSql(stats, scope)}),
    board as (
      select player_key, nth, rank() over (partition by nth order by value desc) as place
      from totals cross join lateral (values ${standings}) as v (nth, value)
      where value is not null
    ), own as (select nth, place from board where player_key = ${playerKey})
    select n.nth, own.place::int8 as place, count(board.place)::int8 as ranked,
      (count(*) filter (where board.place > own.place))::int8 as worse
    from unnest(${stats.map((_, i) => i)}::int[]) as n (nth)
    left join board on board.nth = n.nth
    left join own on own.nth = n.nth
    group by n.nth, own.place
    order by n.nth`.execute(db);
  return stats.map((stat, i) => {
    const { place, ranked, worse } = result.rows[i] ?? { place: null, ranked: 0, worse: 0 };
    const isAlone = ranked < 2 || place === null;
    return { stat, place, ranked, percentile: isAlone ? null : (100 * worse) / (ranked - 1) };
  });
}

/** Larger is better; null if the player does not rank. */
function comparable(stat: EtStat, value: RawBuilder<number | null> | undefined): RawBuilder<number | null> {
  const sign = stat.better === 'higher' ? sql`` : sql`-`;
  return sql<number | null>`case when ${gatesSql(gatesOf(stat))} then ${sign}${value} end`;
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
