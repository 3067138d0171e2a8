import type { Kysely, Transaction } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { SourceImporter } from '../game-importer.ts';
import { drainInbox } from './drain-inbox.ts';
import { findPayload, type FoundPayload } from './find-payload.ts';
import { type Payload, storePayloads } from './store-payloads.ts';

export type ImportedPayload = FoundPayload & {
  /** The same bytes were stored under this name before. */
  readonly isKnown: boolean;
};

/**
 * Stores payloads of one source and imports all pending ones. Safe to repeat.
 *
 * @param wake wakes other workers within the storing transaction: they import if this process dies first.
 * @returns the outcome of each payload, in order.
 */
export async function importNow(
  db: Kysely<DB>,
  importer: SourceImporter,
  payloads: readonly Payload[],
  wake?: (trx: Transaction<DB>) => Promise<void>,
): Promise<ImportedPayload[]> {
  const before = await Promise.all(payloads.map(async (payload) => findPayload(db, payload)));
  await storePayloads(
    db,
    payloads.filter((_, at) => before[at] === undefined),
    wake,
  );
  await drainInbox(db, importer);
  const after = await Promise.all(payloads.map(async (payload) => findPayload(db, payload)));
  return after.map((row, at) => {
    if (row === undefined) throw new Error(`${payloads[at]?.subject} left the inbox while it was imported`);
    return { ...row, isKnown: before[at] !== undefined };
  });
}
