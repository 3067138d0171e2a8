import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { gatesOf } from '../catalogue/gates.ts';
import type { EtStat } from '../catalogue/et-stat.ts';
import { columnsOf, formulaSql } from '../../formulas/formula.ts';
import { type BoardCursor, type BoardSlice, rankingSql, sliceSql } from '../../ranking/rank-rows.ts';
import { FORMULAS } from '../formulas/formulas.data.ts';
import type { SumName } from '../formulas/sum-columns.ts';
import { coveredRows, coverSql, named } from '../periods/covered-rows.ts';
import type { Scope } from '../periods/fetch-scope.ts';
import { fetchShownNames } from '../players/fetch-shown-names.ts';
import { totalColumns } from '../formulas/total-columns.ts';

export type BoardQuery = {
  readonly stat: EtStat;
  readonly scope: Scope;
  /** Only this map; upper and lower case are equal. */
  readonly map?: string | undefined;
  /** Replaces the usual gates of the stat. */
  readonly minRounds?: number | undefined;
};

export type BoardRow = BoardCursor & {
  /** Players with equal values share a place. */
  readonly place: number;
  /** Row number from 1, without gaps. */
  readonly position: number;
  readonly name: string;
  readonly timeMs: number;
};

export type Board = {
  readonly rows: readonly BoardRow[];
  /** Number of players on the whole board. */
  readonly ranked: number;
  /** Number of players who have a value but too few rounds. */
  readonly unranked: number;
};

/**
 * Returns a page of a leaderboard: best value first, then more rounds, then the key. Values are unrounded, in the stat's
 * unit.
 *
 * @param slice which rows; `around` gives the rows around a player, or none if the player does not rank.
 * @param size rows per page.
 */
export async function fetchBoard(
  db: Kysely<DB>,
  query: BoardQuery,
  slice: BoardSlice = { from: 1 },
  size = 10,
): Promise<Board> {
  const result = await sql<Row>`
    with ${rankedSql(query)}
    select position::int8 as position, place::int8 as place, player_key as "playerKey", value, rounds,
      time_ms as "timeMs", null::int8 as ranked, null::int8 as unranked
    from ranked where ${sliceSql(query.stat.better, slice, size)}
    union all
    select null, null, null, null, null, null, (select count(*) from ranked),
      (select count(*) from valued where value is not null and rounds > 0) - (select count(*) from ranked)
    order by position nulls first`.execute(db);
  const [counts, ...rows] = result.rows;
  const keys = rows.flatMap((row) => (row.playerKey === null ? [] : [row.playerKey]));
  const names = await fetchShownNames(
    db,
    query.scope.servers.map((server) => server.serverKey),
    keys,
  );
  return {
    rows: rows.flatMap((row) => {
      const { position, place, playerKey, value, rounds, timeMs } = row;
      if (position === null || place === null || playerKey === null || value === null) return [];
      const name = names.get(playerKey) ?? playerKey;
      return [{ position, place, playerKey, name, value, rounds: rounds ?? 0, timeMs: timeMs ?? 0 }];
    }),
    ranked: counts?.ranked ?? 0,
    unranked: counts?.unranked ?? 0,
  };
}

type Row = {
  readonly position: number | null;
  readonly place: number | null;
  readonly playerKey: string | null;
  readonly value: number | null;
  readonly rounds: number | null;
  readonly timeMs: number | null;
  readonly ranked: number | null;
  readonly unranked: number | null;
};

/**
 * The common table expressions of a cover, plus `totals`, `valued` (every player) and `ranked` (players who pass the
 * gates, with place and position).
 */
export function rankedSql({ stat, scope, map, minRounds }: BoardQuery): RawBuilder<unknown> {
  return sql`
    ${coverSql(scope)},
    totals as (${totalsSql([stat], scope, { map, minRounds })}),
    valued as (select *, ${formulaSql(FORMULAS[stat.formula])} as value from totals),
    ranked as (${rankingSql(stat.better, gatesOf(stat, minRounds), sql`valued`)})`;
}

type Narrowing = Pick<BoardQuery, 'map' | 'minRounds'>;

/** Per player of the scope whose cover precedes it, the columns that these stats and their gates need. */
export function totalsSql(
  stats: readonly EtStat[],
  scope: Scope,
  { map, minRounds }: Narrowing = {},
): RawBuilder<unknown> {
  const columns: SumName[] = ['rounds', 'time_ms'];
  for (const stat of stats)
    columns.push(
      ...columnsOf(FORMULAS[stat.formula]),
      ...gatesOf(stat, minRounds).map((gate) => gate.column),
    );
  const rows = coveredRows(map === undefined ? 'players' : 'playerMaps', scope, {
    columns: named('player_key', ...columns),
    ...(map === undefined ? {} : { where: sql`s.map = ${map.toLowerCase()}` }),
  });
  return sql`
    select s.player_key, ${totalColumns(columns)} from ${rows} as s
    group by s.player_key`;
}
