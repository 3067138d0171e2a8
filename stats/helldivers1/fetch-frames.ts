import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { DB } from '../../database/schema.ts';
import { FRONT_STATUSES } from '../../parsers/helldivers1/fields.ts';

const data = z.array(
  z.object({ points: z.number(), points_taken: z.number(), status: z.enum(FRONT_STATUSES) }),
);

/** The fronts of a war at one moment of its course, in the order of the answers. */
export type FrameState = {
  readonly season: number;
  /** Unix seconds. */
  readonly time: number;
  readonly data: z.infer<typeof data>;
};

/** @param season one war only; all without it. */
export async function fetchFrames(db: Kysely<DB>, season?: number): Promise<FrameState[]> {
  let query = db
    .selectFrom('helldivers1.snapshots')
    .select(['season', 'time', 'data'])
    .orderBy('season')
    .orderBy('time');
  if (season !== undefined) query = query.where('season', '=', season);
  return (await query.execute()).map((row) => ({ ...row, data: data.parse(row.data) }));
}
