import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../../database/schema.ts';
import { fetchRanking, type RankedRow } from '../../../../stats/ranking/fetch-ranking.ts';
import type { BoardSlice } from '../../../../stats/ranking/rank-rows.ts';
import { fetchNames } from './fetch-names.ts';
import { FORMULAS } from './formulas.data.ts';
import { gatesOf } from './gates-of.ts';
import type { SkimStat } from './stats.data.ts';
import { totalsSql } from './sums.ts';

export type SkimBoard = {
  readonly rows: readonly (RankedRow & { readonly name: string })[];
  readonly ranked: number;
  readonly unranked: number;
};

/** A page of a leaderboard over all contests of these sources. */
export async function fetchBoard(
  db: Kysely<DB>,
  stat: SkimStat,
  sources: readonly string[],
  slice: BoardSlice = { from: 1 },
): Promise<SkimBoard> {
  const { rows, ...counts } = await fetchRanking(
    db,
    {
      stat,
      formula: FORMULAS[stat.formula],
      gates: gatesOf(stat),
      totals: sql`totals as (${totalsSql(sources)})`,
    },
    slice,
  );
  const names = await fetchNames(
    db,
    rows.map(({ playerKey }) => playerKey),
  );
  return {
    ...counts,
    rows: rows.map((row) => ({ ...row, name: names.get(row.playerKey) ?? row.playerKey })),
  };
}
