// Imports all new payloads of one source in batches, one transaction each. Safe to run twice and concurrently: claims
// skip each other, and an imported payload is no longer new.
import type { Kysely } from 'kysely';
import { rightOfWay } from '../../core/right-of-way.ts';
import type { DB } from '../../database/schema.ts';
import type { Imported, SourceImporter } from '../game-importer.ts';
import { claimPayloads, peekPayloads } from './claim-payloads.ts';
import { endHoldUp, recordHoldUp } from './hold-up.ts';
import { isAboutPayload } from './is-about-payload.ts';
import { lockSource, type Source } from './lock-source.ts';
import { analyzeTables } from './analyze-tables.ts';

/** So many neighbours at once make a back-fill fast; a failed batch is retried one payload at a time. */
const BATCH = 100;

export type DrainOptions = {
  readonly onProgress?: (done: number) => void;
  readonly signal?: AbortSignal | undefined;
};

/**
 * @returns the ids of everything created, changed or removed. Throws errors that no payload caused; the payloads of that
 * transaction stay `new`.
 */
export async function drainInbox(
  db: Kysely<DB>,
  importer: SourceImporter,
  { onProgress, signal }: DrainOptions = {},
): Promise<Set<number>> {
  const changed = new Set<number>();
  let singles = 0;
  let batches = 0;
  let analyzing: Promise<unknown> = Promise.resolve();
  try {
    while (signal?.aborted !== true) {
      await rightOfWay.give();
      const limit = singles > 0 ? 1 : BATCH;
      const batch = await importBatch(db, importer, limit);
      if (batch === 'failed') {
        singles = BATCH;
        continue;
      }
      for (const id of batch.changed) changed.add(id);
      if (batch.done > 0) onProgress?.(batch.done);
      // A short batch means that the inbox was empty; later payloads send a new wake-up.
      if (batch.done < limit) break;
      singles = Math.max(0, singles - 1);
      batches += 1;
      // After batches 1, 2, 4, 8 and so on, because the tables may have doubled since the last analyze.
      if (limit !== BATCH || Math.log2(batches) % 1 !== 0) continue;
      analyzing = Promise.all([analyzing, analyzeTables(db, importer)]);
      // The error is rethrown below; this only prevents an unhandled rejection while the import continues.
      analyzing.catch(() => undefined);
    }
    await endHoldUp(db, importer);
  } catch (error) {
    await recordHoldUp(db, importer, error);
    throw error;
  } finally {
    await analyzing;
  }
  return changed;
}

type Batch = { readonly done: number; readonly changed: Imported };
const NOTHING: Batch = { done: 0, changed: [] };

async function importBatch(
  db: Kysely<DB>,
  importer: SourceImporter,
  limit: number,
): Promise<Batch | 'failed'> {
  let claimed: readonly number[] = [];
  try {
    return await db.transaction().execute(async (trx) => {
      const payloads = await claimPayloads(trx, importer, limit);
      claimed = payloads.map((payload) => payload.id);
      if (payloads.length === 0) return NOTHING;
      const peek = async () => (payloads.length === BATCH ? await peekPayloads(trx, importer, BATCH) : []);
      return { done: payloads.length, changed: await importer.importBatch(trx, payloads, peek) };
    });
  } catch (error) {
    if (!isAboutPayload(error)) throw error;
    if (limit > 1) return 'failed';
    return await reject(db, { from: importer, ids: claimed }, error);
  }
}

/**
 * A payload that fails the import on its own must not block the others: it is rejected with the reason, and a replay
 * can retry it.
 */
async function reject(
  db: Kysely<DB>,
  { from, ids }: { readonly from: Source; readonly ids: readonly number[] },
  error: unknown,
): Promise<Batch> {
  // The failure came before a payload was claimed, so none caused it.
  if (ids.length === 0) throw error;
  const reason = error instanceof Error ? error.message : String(error);
  await db.transaction().execute(async (trx) => {
    // Throws when a newer version has changed the database meanwhile, because that may have caused the failure.
    await lockSource(from).execute(trx);
    await trx
      .updateTable('core.payloads')
      .set({ status: 'rejected', code: 'IMPORT_FAILED', reason })
      .where('id', 'in', ids)
      // Another process may have imported it since.
      .where('status', '=', 'new')
      .execute();
  });
  return { done: ids.length, changed: [] };
}
