// Imports all that is new from one source, batch by batch, each batch in one transaction. Safe to run twice and beside
// other processes: claims skip each other, and what is imported is not new any more.
import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { Imported, SourceImporter } from '../game-importer.ts';
import { claimPayloads, peekPayloads } from './claim-payloads.ts';
import { endHoldUp, recordHoldUp } from './hold-up.ts';
import { isAboutPayload } from './is-about-payload.ts';
import { lockSource, type Source } from './lock-source.ts';
import { tellPlanner } from './tell-planner.ts';

/** So many neighbours at once make a back-fill fast; a batch that fails is redone one by one. */
const BATCH = 100;

export type DrainOptions = {
  readonly onProgress?: (done: number) => void;
  readonly signal?: AbortSignal | undefined;
};

/** @returns the ids of all that came to be, changed or went. Throws what is not the fault of a payload; what it kept from
 * being imported stays `new`. */
export async function drainInbox(
  db: Kysely<DB>,
  importer: SourceImporter,
  { onProgress, signal }: DrainOptions = {},
): Promise<Set<number>> {
  const changed = new Set<number>();
  let singles = 0;
  let batches = 0;
  let telling: Promise<unknown> = Promise.resolve();
  try {
    while (signal?.aborted !== true) {
      const limit = singles > 0 ? 1 : BATCH;
      const batch = await importBatch(db, importer, limit);
      if (batch === 'failed') {
        singles = BATCH;
        continue;
      }
      for (const id of batch.changed) changed.add(id);
      if (batch.done > 0) onProgress?.(batch.done);
      // Fewer than asked for were all there was; who comes later wakes us again.
      if (batch.done < limit) break;
      singles = Math.max(0, singles - 1);
      batches += 1;
      // After the first, second, fourth, eighth: whenever there may be twice as much as the planner knows.
      if (limit !== BATCH || Math.log2(batches) % 1 !== 0) continue;
      telling = Promise.all([telling, tellPlanner(db, importer)]);
      // It is heard below; nobody else listens while the import goes on.
      telling.catch(() => undefined);
    }
    await endHoldUp(db, importer);
  } catch (error) {
    await recordHoldUp(db, importer, error);
    throw error;
  } finally {
    await telling;
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

/** A payload that breaks the import even alone must not hold up the others; it stays, with the reason, for a replay. */
async function reject(
  db: Kysely<DB>,
  { from, ids }: { readonly from: Source; readonly ids: readonly number[] },
  error: unknown,
): Promise<Batch> {
  // It broke before there was a payload that could be at fault.
  if (ids.length === 0) throw error;
  const reason = error instanceof Error ? error.message : String(error);
  await db.transaction().execute(async (trx) => {
    // Refuses where a newer version changed the database meanwhile: then that may be what broke the import.
    await lockSource(from).execute(trx);
    await trx
      .updateTable('core.payloads')
      .set({ status: 'rejected', code: 'IMPORT_FAILED', reason })
      .where('id', 'in', ids)
      // Somebody else may have had more luck with it since.
      .where('status', '=', 'new')
      .execute();
  });
  return { done: ids.length, changed: [] };
}
