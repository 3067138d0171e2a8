// Leaderboards over any relation of sums: a game gives the sums of its players, a formula and gates.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { Gate } from '../catalogue/stat.ts';
import { type Formula, formulaSql, toldRowsSql } from '../formulas/formula.ts';
import { type BoardCursor, type BoardSlice, type Ranked, rankingSql, sliceSql } from './rank-rows.ts';

export type Ranking = {
  readonly stat: Ranked;
  readonly formula: Formula<string>;
  readonly gates: readonly Gate[];
  /**
   * Common table expressions, of which `totals` has a row per player: `player_key`, `rounds` and the columns of the
   * formula and the gates.
   */
  readonly totals: RawBuilder<unknown>;
};

export type RankedRow = BoardCursor & {
  /** Players whose values look equal share a place. */
  readonly place: number;
  /** Row number from 1, without gaps. */
  readonly position: number;
};

export type RankingPage<Extra extends string = never> = {
  readonly rows: readonly (RankedRow & Readonly<Record<Extra, number>>)[];
  /** Number of players on the whole board. */
  readonly ranked: number;
  /** Number of players who have a value but do not pass the gates. */
  readonly unranked: number;
  /** Number of players who played, and of whom no value is known. */
  readonly untold: number;
};

/**
 * Returns a page of a leaderboard: best value first, as people see it, then more rounds, then the key. Values are
 * unrounded, in the formula's unit; the rounds are those that tell the value.
 *
 * @param slice which rows; `around` gives the rows around a player, or none if the player does not rank.
 * @param size rows per page.
 * @param extras further columns of `totals` that the rows carry; 0 where null.
 */
export async function fetchRanking<Extra extends string = never>(
  db: Kysely<DB>,
  ranking: Ranking,
  slice: BoardSlice = { from: 1 },
  size = 10,
  extras: readonly Extra[] = [],
): Promise<RankingPage<Extra>> {
  const own = sql.join(
    extras.map((name) => sql`, ${sql.ref(name)}`),
    sql``,
  );
  const none = sql.join(
    extras.map(() => sql`, null`),
    sql``,
  );
  const { rows } = await sql<Row<Extra>>`
    with ${rankedSql(ranking)}
    select position::int8 as position, place::int8 as place, player_key as "playerKey", value, told as rounds${own},
      null::int8 as ranked, null::int8 as unranked, null::int8 as untold
    from ranked where ${sliceSql(ranking.stat, slice, size)}
    union all
    select null, null, null, null, null${none}, (select count(*) from ranked),
      (select count(*) from valued where value is not null and rounds > 0) - (select count(*) from ranked),
      (select count(*) from valued where value is null and rounds > 0)
    order by position nulls first`.execute(db);
  const [counts, ...found] = rows;
  return {
    rows: found.flatMap((row) => {
      const { position, place, playerKey, value, rounds } = row;
      if (position === null || place === null || playerKey === null || value === null) return [];
      return [{ position, place, playerKey, value, rounds: rounds ?? 0, ...pick(row, extras) }];
    }),
    ranked: counts?.ranked ?? 0,
    unranked: counts?.unranked ?? 0,
    untold: counts?.untold ?? 0,
  };
}

type Row<Extra extends string> = {
  readonly position: number | null;
  readonly place: number | null;
  readonly playerKey: string | null;
  readonly value: number | null;
  readonly rounds: number | null;
  readonly ranked: number | null;
  readonly unranked: number | null;
  readonly untold: number | null;
} & Readonly<Record<Extra, number | null>>;

function pick<Extra extends string>(row: Row<Extra>, extras: readonly Extra[]): Record<Extra, number> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Object.fromEntries forgets the names of the keys
  return Object.fromEntries(extras.map((name) => [name, row[name] ?? 0])) as Record<Extra, number>;
}

/**
 * The common table expressions of a ranking: `totals`, `valued` (every player) and `ranked` (players who pass the gates,
 * with place and position).
 */
export function rankedSql({ stat, formula, gates, totals }: Ranking): RawBuilder<unknown> {
  return sql`
    ${totals},
    valued as (
      select *, ${formulaSql(formula)} as value, ${toldRowsSql(formula, 'rounds')} as told from totals
    ),
    ranked as (${rankingSql(stat, gates, sql`valued`)})`;
}
