import { type Transaction, sql } from 'kysely';
import { stirSessionsOfPlayers } from '../../../database/etlegacy/stir-sessions.ts';
import type { DB } from '../../../database/schema.ts';
import { storeDecision } from '../../../people/store-decision.ts';

export type Merge = {
  readonly serverKey: string;
  readonly playerKey: string;
  /** The key it counts as; null: it counts by itself. */
  readonly into: string | null;
  /** Keys of everybody who counts for one of the two, before and after. */
  readonly keys: readonly string[];
  readonly by: string;
};

/** A decision as `fetchMerges` reads it. Hold `lockMerges` since looking at what is merged already. */
export async function storeMerge(
  trx: Transaction<DB>,
  { serverKey, playerKey, into, keys, by }: Merge,
): Promise<void> {
  await storeDecision(trx, { kind: `merge/${serverKey}`, subject: JSON.stringify([playerKey, into]), by });
  await stirSessionsOfPlayers(trx, serverKey, keys);
}

/** Two who merge at once wait for each other, so that no circle can come of what each of them saw. */
export async function lockMerges(trx: Transaction<DB>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('merges', 0))`.execute(trx);
}
