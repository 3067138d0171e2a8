import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { Stat } from '../catalogue/stat.ts';
import type { Scope } from '../periods/fetch-scope.ts';
import { type BoardQuery, rankedSql } from './fetch-board.ts';

export type Standing = {
  readonly stat: Stat;
  /** null: too few rounds to rank, or no value. */
  readonly place: number | null;
  readonly ranked: number;
  /** Share of the others on the board who are not better, 0 to 100; null where he does not rank or is alone. */
  readonly percentile: number | null;
};

/** Where one player stands in several stats. */
export async function fetchStandings(
  db: Kysely<DB>,
  playerKey: string,
  stats: readonly Stat[],
  scope: Scope,
): Promise<Standing[]> {
  return await Promise.all(
    stats.map(async (stat) => {
      const result = await sql<{ place: number | null; ranked: number; worse: number | null }>`
        with ${rankedSql({ stat, scope })}, own as (select place from ranked where player_key = ${playerKey})
        select (select place from own)::int8 as place, count(*)::int8 as ranked,
          count(*) filter (where place >= (select place from own))::int8 as worse
        from ranked`.execute(db);
      const { place = null, ranked = 0, worse = null } = result.rows[0] ?? {};
      const isAlone = ranked < 2 || place === null || worse === null;
      return { stat, place, ranked, percentile: isAlone ? null : (100 * (worse - 1)) / (ranked - 1) };
    }),
  );
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
