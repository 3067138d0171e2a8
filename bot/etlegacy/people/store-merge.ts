import { type Transaction, sql } from 'kysely';
import { stirSessionsOfPlayers } from '../../../database/etlegacy/stir-sessions.ts';
import type { DB } from '../../../database/schema.ts';
import { storeDecision } from '../../../database/store-decision.ts';

export type Merge = {
  readonly serverKey: string;
  readonly playerKey: string;
  /** The key of the person that it belongs to; null: its own. */
  readonly into: string | null;
  /** Keys of all players that belong to one of the two, before and after. */
  readonly keys: readonly string[];
  readonly by: string;
};

/** Stores a decision as `fetchMerges` reads it. Hold `lockMerges` since reading the existing merges. */
export async function storeMerge(
  trx: Transaction<DB>,
  { serverKey, playerKey, into, keys, by }: Merge,
): Promise<void> {
  await storeDecision(trx, { kind: `merge/${serverKey}`, subject: JSON.stringify([playerKey, into]), by });
  await stirSessionsOfPlayers(trx, serverKey, keys);
}

/** Concurrent merges wait for each other, so that they cannot create a cycle. */
export async function lockMerges(trx: Transaction<DB>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('merges', 0))`.execute(trx);
}
