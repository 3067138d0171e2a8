import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { gatesOf } from '../catalogue/gates.ts';
import type { BoardStat, EtStat } from '../catalogue/et-stat.ts';
import { logGatesOf } from '../catalogue/log-stats.data.ts';
import { LOG_FORMULAS } from '../formulas/log-formulas.data.ts';
import { logTotalsSql } from '../logs/log-totals.ts';
import { columnsOf } from '../../formulas/formula.ts';
import {
  fetchRanking,
  type RankedRow,
  type Ranking,
  rankedSql as rankSql,
} from '../../ranking/fetch-ranking.ts';
import type { BoardSlice } from '../../ranking/rank-rows.ts';
import { FORMULAS } from '../formulas/formulas.data.ts';
import type { SumName } from '../formulas/sum-columns.ts';
import { coveredRows, coverSql, named } from '../periods/covered-rows.ts';
import type { Scope } from '../periods/fetch-scope.ts';
import { fetchShownNames } from '../players/fetch-shown-names.ts';
import { totalColumns } from '../formulas/total-columns.ts';

export type BoardQuery = {
  readonly stat: BoardStat;
  readonly scope: Scope;
  /** Only this map; upper and lower case are equal. */
  readonly map?: string | undefined;
  /** Replaces the usual gates of the stat. */
  readonly minRounds?: number | undefined;
};

export type BoardRow = RankedRow & {
  readonly name: string;
  /** In the rounds that tell a time; null where none does. */
  readonly timeMs: number | null;
  /** How many these are. */
  readonly timedRounds: number;
};

export type Board = {
  readonly rows: readonly BoardRow[];
  /** Number of players on the whole board. */
  readonly ranked: number;
  /** Number of players who have a value but too few rounds. */
  readonly unranked: number;
  /** Number of players who played, and of whom no value is known. */
  readonly untold: number;
};

/**
 * Returns a page of a leaderboard: best value first, as people see it, then more rounds, then the key. Values are
 * unrounded, in the stat's unit; the rounds of a row are those that tell its value.
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
  const { rows, ...counts } = await fetchRanking(db, rankingOf(query), slice, size, [
    'time_ms',
    'timed_rounds',
  ]);
  const names = await fetchShownNames(
    db,
    query.scope.servers.map((server) => server.serverKey),
    rows.map(({ playerKey }) => playerKey),
  );
  return {
    ...counts,
    rows: rows.map(({ time_ms: timeMs, timed_rounds: timedRounds, ...row }) => ({
      ...row,
      name: names.get(row.playerKey) ?? row.playerKey,
      timeMs: timedRounds === 0 ? null : timeMs,
      timedRounds,
    })),
  };
}

/**
 * The common table expressions of a cover, plus `totals`, `valued` (every player) and `ranked` (players who pass the
 * gates, with place and position).
 */
export function rankedSql(query: BoardQuery): RawBuilder<unknown> {
  return rankSql(rankingOf(query));
}

function rankingOf({ stat, scope, map, minRounds }: BoardQuery): Ranking {
  if (stat.source === 'log')
    return {
      stat,
      formula: LOG_FORMULAS[stat.formula],
      gates: logGatesOf(stat, minRounds),
      totals: logTotalsSql(scope, { map }),
    };
  return {
    stat,
    formula: FORMULAS[stat.formula],
    gates: gatesOf(stat, minRounds),
    totals: sql`
      ${coverSql(scope)},
      totals as (${totalsSql([stat], scope, { map, minRounds })})`,
  };
}

/** What a player needs to rank, in words. */
export function gateWords(stat: BoardStat, minRounds?: number): string[] {
  const gates = stat.source === 'log' ? logGatesOf(stat, minRounds) : gatesOf(stat, minRounds);
  return gates.map(({ words }) => words);
}

type Narrowing = Pick<BoardQuery, 'map' | 'minRounds'>;

/** Per player of the scope whose cover precedes it, the columns that these stats and their gates need. */
export function totalsSql(
  stats: readonly EtStat[],
  scope: Scope,
  { map, minRounds }: Narrowing = {},
): RawBuilder<unknown> {
  const columns: SumName[] = ['rounds', 'time_ms', 'timed_rounds'];
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
