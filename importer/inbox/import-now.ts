import { hash } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { PayloadStatus } from '../../database/schema/core.ts';
import type { SourceImporter } from '../game-importer.ts';
import { drainInbox } from './drain-inbox.ts';
import { type Payload, storePayloads } from './store-payloads.ts';

export type ImportedPayload = {
  /** The same bytes were stored under this name before. */
  readonly isKnown: boolean;
  readonly status: PayloadStatus;
  readonly code: string | null;
  readonly line: number | null;
  readonly reason: string | null;
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

async function findPayload(db: Kysely<DB>, { source, kind, subject, body, ...payload }: Payload) {
  return await db
    .selectFrom('core.payloads')
    .select(['status', 'code', 'line', 'reason'])
    .where('source', '=', source)
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .where('hash', '=', hash('sha256', body, 'buffer'))
    .where('snapshot_at', 'is not distinct from', payload.isSnapshot === true ? payload.observedAt : null)
    .executeTakeFirst();
}
