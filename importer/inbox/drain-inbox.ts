// Imports all that is new from one source, batch by batch, each batch in one transaction. Safe to run twice and beside
// other processes: claims skip each other, and what is imported is not new any more.
import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { DerivationMemory } from '../etlegacy/derivation-memory.ts';
import { type EtlegacyServer, importPayloads } from '../etlegacy/import-payloads.ts';
import { lockServer } from '../etlegacy/lock-server.ts';
import { claimPayloads } from './claim-payloads.ts';
import { isTransient } from './is-transient.ts';

/** So many neighbours at once make a back-fill fast; a batch that fails is redone one by one. */
const BATCH = 200;

type DrainOptions = {
  readonly memory?: DerivationMemory;
  readonly onProgress?: (done: number) => void;
  readonly signal?: AbortSignal | undefined;
};

/** @returns the ids of all rounds that came to be, changed or went. Throws where the database is out of reach. */
export async function drainInbox(
  db: Kysely<DB>,
  server: EtlegacyServer,
  { memory = new DerivationMemory(), onProgress, signal }: DrainOptions = {},
): Promise<Set<number>> {
  const changed = new Set<number>();
  let singles = 0;
  while (signal?.aborted !== true) {
    const batch = await importBatch(db, server, memory, singles > 0 ? 1 : BATCH);
    if (batch === 'failed') {
      singles = BATCH;
      continue;
    }
    if (batch.done === 0) break;
    singles = Math.max(0, singles - 1);
    for (const id of batch.rounds) changed.add(id);
    onProgress?.(batch.done);
  }
  return changed;
}

type Batch = { readonly done: number; readonly rounds: readonly number[] };

async function importBatch(
  db: Kysely<DB>,
  server: EtlegacyServer,
  memory: DerivationMemory,
  limit: number,
): Promise<Batch | 'failed'> {
  try {
    return await db.transaction().execute(async (trx) => {
      // Before the claim: who waits for the lock with claimed rows in hand can be waited for by who has it.
      await lockServer(trx, server.key);
      const payloads = await claimPayloads(trx, server.key, limit);
      if (payloads.length === 0) return { done: 0, rounds: [] };
      return { done: payloads.length, rounds: await importPayloads(trx, { server, payloads, memory }) };
    });
  } catch (error) {
    if (isTransient(error)) throw error;
    if (limit > 1) return 'failed';
    return await rejectNext(db, server.key, error);
  }
}

/** A payload that breaks the import even alone must not hold up the others; it stays, with the reason, for a replay. */
async function rejectNext(db: Kysely<DB>, source: string, error: unknown): Promise<Batch> {
  return await db.transaction().execute(async (trx) => {
    const [payload] = await claimPayloads(trx, source, 1);
    if (payload === undefined) return { done: 0, rounds: [] };
    const reason = error instanceof Error ? error.message : String(error);
    await trx
      .updateTable('core.payloads')
      .set({ status: 'rejected', code: 'IMPORT_FAILED', reason })
      .where('id', '=', payload.id)
      .execute();
    return { done: 1, rounds: [] };
  });
}
