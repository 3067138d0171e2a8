import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';

export type Arrivals = {
  readonly server: string;
  /** When the last file came in; null where that is not known. */
  readonly lastAt: Date | null;
  /** Files that wait to be imported, and since when the oldest of them does. */
  readonly waiting: number;
  readonly waitingSince: Date | null;
  readonly rejected: number;
};

/** How fresh the payloads of each source are; a source without any is left out. */
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
        // Such a file is no fault.
        .filterWhere('p.code', '<>', 'COMPANION')
        .as('rejected'),
    ])
    .groupBy('p.source')
    .orderBy('p.source')
    .execute();
}
