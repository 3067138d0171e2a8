import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';

export type RoundName = {
  readonly id: number;
  readonly map: string;
  readonly label: number;
  readonly endedAt: Date;
};

/** Returns the names of these rounds for people, ordered by time; rounds that no longer exist are missing. */
export async function fetchRoundNames(db: Kysely<DB>, ids: readonly number[]): Promise<RoundName[]> {
  if (ids.length === 0) return [];
  return await db
    .selectFrom('etlegacy.rounds')
    .select(['id', 'map', 'label', 'ended_at as endedAt'])
    .where('id', 'in', ids)
    .orderBy('ended_at')
    .orderBy('id')
    .execute();
}
