import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { Stat } from '../catalogue/stat.ts';
import type { Scope } from '../periods/fetch-scope.ts';
import { formulaSql } from '../formulas/formula.ts';
import { FORMULAS } from '../formulas/formulas.data.ts';
import { type BoardQuery, rankedSql, rankingSql, totalsSql } from './fetch-board.ts';

export type Standing = {
  readonly stat: Stat;
  /** null: too few rounds to rank, or no value. */
  readonly place: number | null;
  readonly ranked: number;
  /** Share of the others on the board who are not better, 0 to 100; null where he does not rank or is alone. */
  readonly percentile: number | null;
};

/** Where one player stands in several stats, in their order: one pass over the sessions for all of them. */
export async function fetchStandings(
  db: Kysely<DB>,
  playerKey: string,
  stats: readonly Stat[],
  scope: Scope,
): Promise<Standing[]> {
  if (stats.length === 0) return [];
  type Row = { readonly place: number | null; readonly ranked: number; readonly worse: number };
  const result = await sql<Row>`
    with totals as materialized (${totalsSql(stats, scope)})
    ${sql.join(
      stats.map((stat, i) => standingSql(stat, i, playerKey)),
      sql` union all `,
    )}
    order by nth`.execute(db);
  return stats.map((stat, i) => {
    const { place, ranked, worse } = result.rows[i] ?? { place: null, ranked: 0, worse: 0 };
    const isAlone = ranked < 2 || place === null;
    return { stat, place, ranked, percentile: isAlone ? null : (100 * (worse - 1)) / (ranked - 1) };
  });
}

function standingSql(stat: Stat, nth: number, playerKey: string): RawBuilder<unknown> {
  const valued = sql`(select *, ${formulaSql(FORMULAS[stat.formula])} as value from totals) as valued`;
  return sql`
    select ${sql.lit(nth)}::int as nth, own.place::int8 as place, count(board.place)::int8 as ranked,
      (count(*) filter (where board.place >= own.place))::int8 as worse
    from (select 1) as one
    left join (${rankingSql(stat, valued)}) as board on true
    left join lateral (
      select mine.place from (${rankingSql(stat, valued)}) as mine where mine.player_key = ${playerKey}
    ) as own on true
    group by own.place`;
}

/** Places of some players on a board, for comparing it with what it was before: see `scopeBefore`. */
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
