import type { Transaction } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { Moment } from './answer.ts';

/** Fetches the time of the newest known status of each war. */
export async function fetchNewestLive(
  trx: Transaction<DB>,
  seasons: readonly number[],
): Promise<ReadonlyMap<number, Moment>> {
  if (seasons.length === 0) return new Map();
  const rows = await trx
    .selectFrom('helldivers1.live')
    .select(['season', 'observed_time', 'observed_hash'])
    .where('season', 'in', seasons)
    .distinctOn('season')
    .orderBy('season')
    .execute();
  return new Map(rows.map((row) => [row.season, { time: row.observed_time, hash: row.observed_hash }]));
}
