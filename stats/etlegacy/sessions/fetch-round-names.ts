import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';

export type RoundName = {
  readonly id: number;
  readonly map: string;
  /** null: a single round, which is all of its map. */
  readonly label: number | null;
  readonly endedAt: Date;
};

/** Returns the names of these rounds for people, ordered by time; rounds that no longer exist are missing. */
export async function fetchRoundNames(db: Kysely<DB>, ids: readonly number[]): Promise<RoundName[]> {
  if (ids.length === 0) return [];
  return await db
    .selectFrom('etlegacy.rounds')
    .select(['id', 'map', 'ended_at as endedAt'])
    .select(sql<number | null>`case when kind = 'stopwatch' then label end`.as('label'))
    .where('id', 'in', ids)
    .orderBy('ended_at')
    .orderBy('id')
    .execute();
}
