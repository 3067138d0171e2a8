// Imports a batch of payloads of one server: files, rounds, matches, sessions, rows. All in the caller's transaction,
// all or nothing.
import type { Transaction } from 'kysely';
import { rightOfWay } from '../../core/right-of-way.ts';
import type { Send } from '../../database/in-flow.ts';
import type { DB } from '../../database/schema.ts';
import { type ReadablePayload, selectPayloads, toClaimed } from '../inbox/claim-payloads.ts';
import { aboutPayload } from '../inbox/payload-error.ts';
import type { Decided } from './decided.ts';
import type { DerivationMemory } from './derivation-memory.ts';
import type { EtlegacyServer } from './etlegacy-server.ts';
import { type Derived, deriveNeighbourhood, joinDerived } from './derive/derive-neighbourhood.ts';
import { fetchNeighbourhoods, type FileGroup, selectNear } from './fetch-neighbourhoods.ts';
import type { NeighbourFile } from './files/select-files.ts';
import { fetchTwinTimes } from './files/mark-copies.ts';
import { loadNeighbourhood } from './files/load-neighbourhood.ts';
import { UnreadableNeighbourError } from './files/load-sources.ts';
import { storeDerived } from './rows/store-derived.ts';
import { storeFiles } from './store-files.ts';
import { findStatusChanges, storeStatuses } from './rows/store-statuses.ts';

type ImportOptions = {
  readonly server: EtlegacyServer;
  readonly payloads: readonly ReadablePayload[];
  readonly memory: DerivationMemory;
  /** Write every row of the neighbourhood again, even if nothing seems to have changed. */
  readonly rewrite?: boolean;
  /** false: the caller counts the names of players after everything is written. */
  readonly countsNames?: boolean;
  /** Sends statements that must run before all others. */
  readonly ahead?: (send: Send) => Promise<unknown>;
  /** Work to do in this process while PostgreSQL finds neighbours, and while it does most of its work. */
  readonly whileAsking?: () => Promise<void>;
  readonly whileWriting?: () => Promise<void>;
};

/**
 * The caller's transaction holds the lock of the server, or `ahead` takes it.
 *
 * @returns the ids of the rounds that were created, changed or removed.
 */
export async function importPayloads(
  trx: Transaction<DB>,
  {
    server,
    payloads,
    memory,
    rewrite = false,
    countsNames = true,
    ahead,
    whileAsking,
    whileWriting,
  }: ImportOptions,
): Promise<number[]> {
  const ask = (localEnds: readonly string[]) => selectNear(server.key, localEnds);
  const { touched, answer, decided } = await storeFiles(trx, {
    server,
    payloads,
    memory,
    ahead,
    ask,
    meanwhile: whileAsking,
  });
  const { stated, forgotten } = decided;
  const { neighbourhoods, parts } = await deriveAround(trx, { server, memory, touched, answer, stated });
  // Together, because matches of two neighbourhoods can have been one match before.
  const files = neighbourhoods.flatMap((group) => group.files);
  const derived = aboutPayload(() => joinDerived(parts));
  const changes = findStatusChanges(files, derived);
  const names = payloads.map((payload) => payload.subject);
  const settle = storeStatuses({ serverKey: server.key, changes, names });
  return await storeDerived(trx, {
    server,
    files,
    derived,
    rewrite,
    countsNames,
    forgotten,
    settle,
    meanwhile: whileWriting,
  });
}

type Deriving = {
  readonly server: EtlegacyServer;
  readonly memory: DerivationMemory;
  /** Wall-clock times whose neighbourhoods are to be derived. */
  readonly touched: readonly string[];
  readonly answer: readonly NeighbourFile[] | null;
  readonly stated: Decided['stated'];
};

type Around = { readonly neighbourhoods: readonly FileGroup[]; readonly parts: Derived[] };

/**
 * Derives the neighbourhoods of some times. A neighbour that an earlier version could read and this one cannot is
 * rejected on the way, so that the new files do not fail because of it.
 */
async function deriveAround(
  trx: Transaction<DB>,
  { server, memory, touched, answer, stated }: Deriving,
): Promise<Around> {
  const times = [...touched];
  for (let near = answer; ; near = null) {
    try {
      const twins =
        near?.some((file) => file.has_twin) === false ? [] : await fetchTwinTimes(trx, server.key, times);
      const all = [...new Set([...times, ...twins])];
      const isAnswered = all.length === times.length;
      const neighbourhoods = await fetchNeighbourhoods(
        trx,
        server.key,
        all,
        memory,
        isAnswered ? near : null,
      );
      const parts: Derived[] = [];
      for (const group of neighbourhoods) {
        const input = { ...(await loadNeighbourhood(trx, server, group, memory)), stated };
        await rightOfWay.give();
        parts.push(aboutPayload(() => deriveNeighbourhood(input)));
      }
      return { neighbourhoods, parts };
    } catch (error) {
      if (!(error instanceof UnreadableNeighbourError)) throw error;
      const rows = await selectPayloads(trx).where('p.id', '=', error.payloadId).execute();
      const lost = await storeFiles(trx, { server, payloads: rows.map(toClaimed), memory });
      times.push(...lost.touched);
    }
  }
}
