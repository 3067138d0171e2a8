import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { DB } from '../../database/schema.ts';
import { type FrontMap, MARKS, REGION_STATES } from '../../parsers/helldivers1/build-front-map.ts';
import { type Amount, toAmount } from '../../parsers/helldivers1/amount.ts';
import type { Counters } from '../../parsers/helldivers1/counters.data.ts';
import { pointShare } from '../../parsers/helldivers1/find-point-suspects.ts';
import type { FrontStatus } from '../../parsers/helldivers1/fields.ts';
import { splitPoints } from '../../parsers/helldivers1/split-points.ts';
import { readCounters, selectCounters } from './counters.ts';
import { type Ratios, ratiosOf } from './ratios.ts';

/** One front of a war as its newest status has it. */
export type FrontState = Ratios & {
  readonly season: number;
  readonly enemy: number;
  /** Of the status, unix seconds. */
  readonly time: number;
  readonly status: FrontStatus;
  readonly points: Amount;
  readonly pointsTaken: Amount;
  readonly pointsMax: Amount;
  readonly introductionOrder: number;
  /** points / pointsMax in percent with four decimals; null if one of them cannot be true. */
  readonly influencePct: number | null;
  /** Of the region behind the earned ones, three decimals; null unless the front is active. */
  readonly inProgressPercent: number | null;
  readonly map: FrontMap;
  /** null where the status had no statistics of this front. */
  readonly counters: Counters | null;
  /** Marks of counters and points that cannot be true: then no ratio of them is shown. */
  readonly suspect: readonly string[];
  /** Players of all fronts that the status has statistics of, also of those that it does not list; null without any. */
  readonly allPlayers: bigint | null;
  readonly isConfirmed: boolean;
};

const map = z.object({
  earned: z.int().nullable(),
  regions: z.record(z.string(), z.tuple([z.enum(REGION_STATES), z.number().nullable()])).nullable(),
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
    const points = {
      points: toAmount(BigInt(row.points)),
      pointsMax: toAmount(BigInt(row.points_max)),
    };
    const share = pointShare(points);
    return {
      season: row.season,
      enemy: row.enemy,
      time: row.observed_time,
      status: row.status,
      ...points,
      pointsTaken: toAmount(BigInt(row.points_taken)),
      introductionOrder: row.introduction_order,
      influencePct: share === null ? null : Number((share * 100).toFixed(4)),
      inProgressPercent: share === null || row.status !== 'active' ? null : inProgress(points),
      map: map.parse(row.map),
      counters,
      ...ratiosOf(counters),
      suspect: marks.parse(row.suspect),
      allPlayers: row.all_players === null ? null : BigInt(row.all_players),
      isConfirmed: row.last_updated !== null,
    };
  });
}

/** Of the region that is fought over, in percent with three decimals. @param amounts plausible ones. */
function inProgress(amounts: { readonly points: Amount; readonly pointsMax: Amount }): number {
  const { next } = splitPoints(Number(amounts.points), Number(amounts.pointsMax));
  return Number((next * 100).toFixed(3));
}
