import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { DB } from '../../database/schema.ts';
import { type FrontMap, MARKS, REGION_STATES, REGIONS } from '../../parsers/helldivers1/build-front-map.ts';
import type { Counters } from '../../parsers/helldivers1/counters.data.ts';
import type { FrontStatus } from '../../parsers/helldivers1/fields.ts';
import { readCounters, selectCounters } from './counters.ts';
import { type Ratios, ratiosOf } from './ratios.ts';

/** One front of a war as its newest status has it. */
export type FrontState = Ratios & {
  readonly season: number;
  readonly enemy: number;
  /** Of the status, unix seconds. */
  readonly time: number;
  readonly status: FrontStatus;
  readonly points: number;
  readonly pointsTaken: number;
  readonly pointsMax: number;
  readonly introductionOrder: number;
  /** points / pointsMax in percent with four decimals; null without pointsMax. */
  readonly influencePct: number | null;
  /** Of the region behind the earned ones, three decimals; null unless the front is active. */
  readonly inProgressPercent: number | null;
  readonly map: FrontMap;
  /** null where the status had no statistics of this front. */
  readonly counters: Counters | null;
  /** Marks of counters that cannot be true: then no ratio is shown. */
  readonly suspect: readonly string[];
  /** Players of all fronts that the status has statistics of, also of those that it does not list; null without any. */
  readonly allPlayers: bigint | null;
  readonly isConfirmed: boolean;
};

const map = z.object({
  earned: z.int(),
  regions: z.record(z.string(), z.tuple([z.enum(REGION_STATES), z.number()])),
  marks: z.record(z.string(), z.enum(MARKS)),
});
const marks = z.array(z.string());

/** @param season one war only; all without it. */
export async function fetchFronts(db: Kysely<DB>, season?: number): Promise<FrontState[]> {
  let query = db
    .selectFrom('helldivers1.live as l')
    .innerJoin('helldivers1.seasons as s', 's.season', 'l.season')
    .select(['l.season', 'l.enemy', 'l.observed_time', 'l.status', 'l.points', 'l.points_taken'])
    .select(['l.points_max', 'l.introduction_order', 'l.map', 'l.suspect', 's.last_updated'])
    .select(selectCounters('l'))
    .select('l.all_players')
    .orderBy('l.season')
    .orderBy('l.enemy');
  if (season !== undefined) query = query.where('l.season', '=', season);
  const rows = await query.execute();
  return rows.map((row) => {
    const counters = readCounters(row.counters);
    return {
      season: row.season,
      enemy: row.enemy,
      time: row.observed_time,
      status: row.status,
      points: row.points,
      pointsTaken: row.points_taken,
      pointsMax: row.points_max,
      introductionOrder: row.introduction_order,
      influencePct: percent(row.points, row.points_max, 4),
      inProgressPercent: inProgress(row),
      map: map.parse(row.map),
      counters,
      ...ratiosOf(counters),
      suspect: marks.parse(row.suspect),
      allPlayers: row.all_players === null ? null : BigInt(row.all_players),
      isConfirmed: row.last_updated !== null,
    };
  });
}

function inProgress(row: { status: FrontStatus; points: number; points_max: number }): number | null {
  if (row.status !== 'active' || row.points_max <= 0) return null;
  const step = row.points_max / REGIONS;
  const earned = Math.min(REGIONS, Math.max(0, Math.floor((row.points * REGIONS) / row.points_max)));
  return percent(Math.max(0, row.points - earned * step), step, 3);
}

function percent(part: number, whole: number, decimals: number): number | null {
  return whole <= 0 ? null : Number(((part / whole) * 100).toFixed(decimals));
}
