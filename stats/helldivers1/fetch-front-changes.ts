import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { DB } from '../../database/schema.ts';
import { FRONT_STATUSES } from '../../parsers/helldivers1/fields.ts';
import { findFrontChanges, type FrontChange } from './find-front-changes.ts';

const fronts = z.array(z.object({ status: z.enum(FRONT_STATUSES), earned: z.int().nullable() }));

/** What changed on the fronts over the last two days of statuses, oldest first. */
export async function fetchFrontChanges(db: Kysely<DB>): Promise<FrontChange[]> {
  const rows = await db
    .selectFrom('helldivers1.polls')
    .select(['season', 'time', 'fronts'])
    .orderBy('time')
    .orderBy('season')
    .execute();
  return findFrontChanges(rows.map((row) => ({ ...row, fronts: fronts.parse(row.fronts) })));
}
