import { HARMLESS_CODES } from './harmless-codes.ts';
import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';

export type Arrivals = {
  readonly server: string;
  /** When the last file arrived; null when unknown. */
  readonly lastAt: Date | null;
  /** Number of pending files, and the age of the oldest. */
  readonly waiting: number;
  readonly waitingSince: Date | null;
  readonly rejected: number;
};

/** Returns how recent the payloads of each source are; sources without payloads are omitted. */
export async function fetchArrivals(db: Kysely<DB>): Promise<Arrivals[]> {
  return await db
    .selectFrom('core.payloads as p')
    .select((eb) => [
      'p.source as server',
      eb.fn.max('p.received_at').as('lastAt'),
      eb.fn.count<number>('p.id').filterWhere('p.status', '=', 'new').as('waiting'),
      eb.fn.min('p.received_at').filterWhere('p.status', '=', 'new').as('waitingSince'),
      eb.fn
        .count<number>('p.id')
        .filterWhere('p.status', '=', 'rejected')
        // Such a file is not an error.
        .filterWhere('p.code', 'not in', HARMLESS_CODES)
        .as('rejected'),
    ])
    .groupBy('p.source')
    .orderBy('p.source')
    .execute();
}
