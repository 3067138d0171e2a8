import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { Gate } from '../catalogue/stat.ts';
import { type Formula, formulaSql } from '../formulas/formula.ts';
import { gatesSql, type Ranked } from './rank-rows.ts';
import { shownSql } from './shown-value.ts';

/** A stat as it is ranked. */
export type RankedStat = {
  readonly stat: Ranked;
  readonly formula: Formula<string>;
  readonly gates: readonly Gate[];
};

export type Place = {
  /** null: too few rounds to rank, or without a value. */
  readonly place: number | null;
  readonly ranked: number;
  /** Percentage of the other ranked players with a worse value, 0 to 100; null if the player does not rank or is alone. */
  readonly percentile: number | null;
};

/**
 * Returns the places of one player in several stats, in their order; values that look equal share a place. Reads the
 * totals once for all of them.
 *
 * @param totals common table expressions, of which `totals` has a row per player: `player_key` and the columns that the
 *   stats and their gates need.
 */
export async function fetchPlaces(
  db: Kysely<DB>,
  playerKey: string,
  stats: readonly RankedStat[],
  totals: RawBuilder<unknown>,
): Promise<Place[]> {
  if (stats.length === 0) return [];
  type Row = { readonly place: number | null; readonly ranked: number; readonly worse: number };
  const values = sql.join(stats.map((stat, i) => sql`(${sql.lit(i)}::int, ${comparable(stat)})`));
  const { rows } = await sql<Row>`
    with ${totals},
    board as (
      select player_key, nth, rank() over (partition by nth order by value desc) as place
      from totals cross join lateral (values ${values}) as v (nth, value)
      where value is not null
    ), own as (select nth, place from board where player_key = ${playerKey})
    select n.nth, own.place::int8 as place, count(board.place)::int8 as ranked,
      (count(*) filter (where board.place > own.place))::int8 as worse
    from unnest(${stats.map((_, i) => i)}::int[]) as n (nth)
    left join board on board.nth = n.nth
    left join own on own.nth = n.nth
    group by n.nth, own.place
    order by n.nth`.execute(db);
  return stats.map((_, i) => {
    const { place, ranked, worse } = rows[i] ?? { place: null, ranked: 0, worse: 0 };
    const isAlone = ranked < 2 || place === null;
    return { place, ranked, percentile: isAlone ? null : (100 * worse) / (ranked - 1) };
  });
}

/** The value as people see it, signed so that larger is better; null if the player does not rank. */
function comparable({ stat, formula, gates }: RankedStat): RawBuilder<number | null> {
  const sign = stat.better === 'higher' ? sql`` : sql`-`;
  return sql<
    number | null
  >`case when ${gatesSql(gates)} then ${sign}${shownSql(stat, formulaSql(formula))} end`;
}
