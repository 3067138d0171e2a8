// Rebuilds everything that is derived from the stored payloads and current decisions, in chunks, in order of the names;
// an interrupted chunk is repeated. The progress is in the database, so that another process can continue.
import { type Kysely, type Transaction, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { RederiveOptions } from '../game-importer.ts';
import { type ClaimedPayload, selectPayloads, toClaimed } from '../inbox/claim-payloads.ts';
import { drainInbox } from '../inbox/drain-inbox.ts';
import { isAboutPayload } from '../inbox/is-about-payload.ts';
import { DerivationMemory } from './derivation-memory.ts';
import { beginDerivation, finishDerivation, type Place, recordProgress } from './derivation-progress.ts';
import type { EtlegacyServer } from './etlegacy-server.ts';
import { openEtlegacySource } from './etlegacy-source.ts';
import { purgeForgotten } from './forgotten-players.ts';
import { importPayloads } from './import-payloads.ts';
import { lockServer } from './servers/lock-server.ts';
import { readAhead } from './files/read-ahead.ts';
import { removeFiles } from './remove-files.ts';
import { wasTakenIn } from './files/was-taken-in.ts';

const CHUNK = 100;

export type ReplayOptions = RederiveOptions & {
  /** Continues an interrupted replay with the same target instead of starting again. */
  readonly resume?: boolean;
};

type Replay = {
  readonly db: Kysely<DB>;
  readonly server: EtlegacyServer;
  readonly memory: DerivationMemory;
};

/**
 * Derives all rows of a server again. Readers find every round at any time, old or new. Safe beside imports and beside
 * another replay.
 *
 * @returns how many payloads were read again.
 */
export async function replay(
  db: Kysely<DB>,
  server: EtlegacyServer,
  { onProgress, signal, resume = false }: ReplayOptions = {},
): Promise<number> {
  const run: Replay = { db, server, memory: new DerivationMemory() };
  // A restore may have brought back entries about forgotten players.
  await purgeForgotten(db);
  let place = await beginDerivation(db, server, resume);
  let done = 0;
  for (;;) {
    signal?.throwIfAborted();
    const { payloads, error } = await deriveChunk(run, place);
    const last = payloads.at(-1);
    if (error !== null) await deriveSingly(run, payloads);
    if (last === undefined) break;
    place = last;
    done += payloads.length;
    onProgress?.(payloads.length);
  }
  // Payloads that this run or an interrupted one returned to the inbox.
  await drainInbox(db, openEtlegacySource(server, run.memory), { signal });
  await finishDerivation(db, server);
  return done;
}

type Chunk = { readonly payloads: readonly ClaimedPayload[]; readonly error: unknown };

/**
 * Throws errors that are not caused by the payloads. The result lists payloads that cause an error; none is derived
 * then.
 */
async function deriveChunk({ db, server, memory }: Replay, after: Place): Promise<Chunk> {
  let payloads: readonly ClaimedPayload[] = [];
  try {
    await db.transaction().execute(async (trx) => {
      await lockServer(server.key).execute(trx);
      const some = await fetchChunk(trx, server.key, after, 2 * CHUNK);
      payloads = some.slice(0, CHUNK);
      const last = payloads.at(-1);
      if (last === undefined) return;
      const next = some.slice(CHUNK);
      await importPayloads(trx, {
        server,
        payloads,
        memory,
        rewrite: true,
        countsNames: false,
        whileWriting: async () => readAhead(server, next, memory),
      });
      await recordProgress(trx, server, last, payloads.length);
    });
    return { payloads, error: null };
  } catch (error) {
    if (!isAboutPayload(error) || payloads.length === 0) throw error;
    return { payloads, error };
  }
}

/** One by one. A payload that fails together with its neighbours is returned to the inbox, which finds the cause. */
async function deriveSingly(
  { db, server, memory }: Replay,
  payloads: readonly ClaimedPayload[],
): Promise<void> {
  for (const payload of payloads) {
    try {
      await db.transaction().execute(async (trx) => {
        await lockServer(server.key).execute(trx);
        await importPayloads(trx, {
          server,
          payloads: [payload],
          memory,
          rewrite: true,
          countsNames: false,
        });
        await recordProgress(trx, server, payload, 1);
      });
    } catch (error) {
      if (!isAboutPayload(error)) throw error;
      await giveBack(db, server, payload);
    }
  }
}

async function giveBack(db: Kysely<DB>, server: EtlegacyServer, payload: Place): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockServer(server.key).execute(trx);
    await removeFiles(trx, server.key, [payload.id]);
    await trx.updateTable('core.payloads').set({ status: 'new' }).where('id', '=', payload.id).execute();
    await recordProgress(trx, server, payload, 1);
  });
}

async function fetchChunk(
  trx: Transaction<DB>,
  source: string,
  after: Place,
  limit: number,
): Promise<ClaimedPayload[]> {
  const rows = await selectPayloads(trx)
    .where('p.source', '=', source)
    .where('p.status', '<>', 'new')
    .where(wasTakenIn)
    .where(sql<boolean>`(p.subject, p.id) > (${after.subject}, ${after.id})`)
    .orderBy('p.subject')
    .orderBy('p.id')
    .limit(limit)
    .execute();
  return rows.map(toClaimed);
}
