import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../../database/schema.ts';
import { fetchPlaces, type Place } from '../../../../stats/ranking/fetch-places.ts';
import { FORMULAS } from './formulas.data.ts';
import { gatesOf } from './gates-of.ts';
import { STATS } from './stats.data.ts';
import { totalsSql } from './sums.ts';

/** The places of one player in all stats, in the order of the catalogue. */
export async function fetchStandings(
  db: Kysely<DB>,
  playerKey: string,
  sources: readonly string[],
): Promise<Place[]> {
  const ranked = STATS.map((stat) => ({
    stat,
    formula: FORMULAS[stat.formula],
    gates: gatesOf(stat),
  }));
  return await fetchPlaces(db, playerKey, ranked, sql`totals as (${totalsSql(sources)})`);
}
