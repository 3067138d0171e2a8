// Rebuilds everything derived from the stored payloads and today's decisions, chunk by chunk; a chunk that is cut off is
// simply done again, and readers see a gap only where something cannot be derived any more.
import { type Kysely, type Transaction, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { type ClaimedPayload, selectPayloads, toClaimed } from '../inbox/claim-payloads.ts';
import { drainInbox } from '../inbox/drain-inbox.ts';
import { isTransient } from '../inbox/is-transient.ts';
import { DerivationMemory } from './derivation-memory.ts';
import type { EtlegacyServer } from './etlegacy-server.ts';
import { openEtlegacySource } from './etlegacy-source.ts';
import { purgeForgotten } from './forgotten-players.ts';
import { importPayloads } from './import-payloads.ts';
import { lockServer } from './lock-server.ts';
import { removeFiles } from './remove-files.ts';
import { storeFiles } from './store-files.ts';

const CHUNK = 200;

/** @returns how many payloads were read again. */
export async function replay(
  db: Kysely<DB>,
  server: EtlegacyServer,
  onProgress?: (done: number) => void,
): Promise<number> {
  const memory = new DerivationMemory();
  // What a restore brought back about people who had been forgotten.
  await purgeForgotten(db);
  // All is read before anything is derived: a neighbour that can be read no more must be gone by then.
  await eachChunk(db, server, async (trx, payloads) => {
    await storeFiles(trx, { server, payloads, memory });
  });
  let done = 0;
  let isWhole = true;
  await eachChunk(
    db,
    server,
    async (trx, payloads) => {
      await importPayloads(trx, { server, payloads, memory, rewrite: true });
    },
    async (payloads, error) => {
      if (error !== null) isWhole = (await replaySingly(db, server, payloads, memory)) && isWhole;
      done += payloads.length;
      onProgress?.(payloads.length);
    },
  );
  if (!isWhole) await drainInbox(db, openEtlegacySource(server, memory));
  // Every month was touched, so none of them is added up any more.
  await sql`select etlegacy.settle_spans(${server.key})`.execute(db);
  return done;
}

type Place = { readonly subject: string; readonly id: number };
type Work = (trx: Transaction<DB>, payloads: readonly ClaimedPayload[]) => Promise<void>;

/** @param onDone called with the error where the work failed for good; without it such an error is thrown. */
async function eachChunk(
  db: Kysely<DB>,
  server: EtlegacyServer,
  work: Work,
  onDone?: (payloads: readonly ClaimedPayload[], error: unknown) => Promise<void>,
): Promise<void> {
  let after: Place = { subject: '', id: 0 };
  for (;;) {
    let payloads: readonly ClaimedPayload[] = [];
    let failure: unknown = null;
    try {
      await db.transaction().execute(async (trx) => {
        await lockServer(server.key).execute(trx);
        payloads = await fetchChunk(trx, server.key, after);
        if (payloads.length > 0) await work(trx, payloads);
      });
    } catch (error) {
      if (onDone === undefined || isTransient(error)) throw error;
      failure = error;
    }
    const last = payloads.at(-1);
    if (last === undefined) {
      if (failure !== null) throw failure;
      return;
    }
    await onDone?.(payloads, failure);
    after = last;
  }
}

/**
 * One by one; what fails together with its neighbours goes back to the inbox, which finds out who is at fault.
 *
 * @returns whether nothing failed.
 */
async function replaySingly(
  db: Kysely<DB>,
  server: EtlegacyServer,
  payloads: readonly ClaimedPayload[],
  memory: DerivationMemory,
): Promise<boolean> {
  let isWhole = true;
  for (const payload of payloads) {
    try {
      await db.transaction().execute(async (trx) => {
        await lockServer(server.key).execute(trx);
        await importPayloads(trx, { server, payloads: [payload], memory, rewrite: true });
      });
    } catch (error) {
      if (isTransient(error)) throw error;
      await giveBack(db, server, payload.id);
      isWhole = false;
    }
  }
  return isWhole;
}

async function giveBack(db: Kysely<DB>, server: EtlegacyServer, id: number): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockServer(server.key).execute(trx);
    await removeFiles(trx, server.key, [id]);
    await trx.updateTable('core.payloads').set({ status: 'new' }).where('id', '=', id).execute();
  });
}

async function fetchChunk(trx: Transaction<DB>, source: string, after: Place): Promise<ClaimedPayload[]> {
  const rows = await selectPayloads(trx)
    .where('p.source', '=', source)
    .where('p.status', '<>', 'new')
    .where(sql<boolean>`(p.subject, p.id) > (${after.subject}, ${after.id})`)
    .orderBy('p.subject')
    .orderBy('p.id')
    .limit(CHUNK)
    .execute();
  return rows.map(toClaimed);
}
