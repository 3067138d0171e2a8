import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { DB } from '../../database/schema.ts';
import type { Amount } from '../../parsers/helldivers1/amount.ts';
import { findFrontSuspects } from '../../parsers/helldivers1/find-point-suspects.ts';
import { amount, FRONT_STATUSES } from '../../parsers/helldivers1/fields.ts';
import { readJson } from '../../parsers/helldivers1/read-json.ts';
import { readAmounts } from './fetch-seasons.ts';

const data = z.array(z.object({ points: amount, points_taken: amount, status: z.enum(FRONT_STATUSES) }));

/** The fronts of a war at one moment of its course, in the order of the answers. */
export type FrameState = {
  readonly season: number;
  /** Unix seconds. */
  readonly time: number;
  /** Whether the war has a whole answer of its own. */
  readonly isConfirmed: boolean;
  readonly data: z.infer<typeof data>;
  /** By front: marks of points that cannot be true. */
  readonly suspect: readonly (readonly string[])[];
};

/** @param season one war only; all without it. */
export async function fetchFrames(db: Kysely<DB>, season?: number): Promise<FrameState[]> {
  let query = db
    .selectFrom('helldivers1.snapshots as f')
    .innerJoin('helldivers1.seasons as s', 's.season', 'f.season')
    .select(['f.season', 'f.time', 's.last_updated'])
    .select([sql<string>`f.data::text`.as('data'), sql<string | null>`s.points_max::text`.as('points_max')])
    .orderBy('f.season')
    .orderBy('f.time');
  if (season !== undefined) query = query.where('f.season', '=', season);
  return (await query.execute()).map(
    ({ season: of, time, last_updated: updated, data: text, points_max: goals }) => {
      const fronts = data.parse(readJson(text));
      const suspect = marksOf(fronts, readAmounts(goals));
      return { season: of, time, isConfirmed: updated !== null, data: fronts, suspect };
    },
  );
}

function marksOf(fronts: z.infer<typeof data>, goals: readonly Amount[] | null): string[][] {
  return fronts.map(({ points, points_taken: pointsTaken }, enemy) => {
    const pointsMax = goals?.[enemy];
    // Without the goal of a front there is nothing to compare with.
    return pointsMax === undefined ? [] : findFrontSuspects({ points, pointsTaken, pointsMax });
  });
}
