// What a batch of payloads of one server becomes: files, rounds, matches, sessions, rows. All in the caller's
// transaction, all or nothing.
import type { Transaction } from 'kysely';
import type { Send } from '../../database/in-flow.ts';
import type { DB } from '../../database/schema.ts';
import type { ReadablePayload } from '../inbox/claim-payloads.ts';
import type { DerivationMemory } from './derivation-memory.ts';
import type { EtlegacyServer } from './etlegacy-server.ts';
import { type Derived, deriveNeighbourhood, joinDerived } from './derive/derive-neighbourhood.ts';
import { fetchNeighbourhoods, selectNear } from './fetch-neighbourhoods.ts';
import { fetchForgotten } from './forgotten-players.ts';
import { fetchPins } from './fetch-pins.ts';
import { loadSources } from './load-sources.ts';
import { storeDerived } from './store-derived.ts';
import { storeFiles } from './store-files.ts';
import { findStatusChanges, storeStatuses } from './store-statuses.ts';

type ImportOptions = {
  readonly server: EtlegacyServer;
  readonly payloads: readonly ReadablePayload[];
  readonly memory: DerivationMemory;
  /** Write every row of the neighbourhood again, also where nothing seems to have changed. */
  readonly rewrite?: boolean;
  /** Sends what has to be done before anything else. */
  readonly ahead?: (send: Send) => Promise<unknown>;
  /** Work of ours to do while PostgreSQL looks for neighbours, and while it does most of its work. */
  readonly whileAsking?: () => Promise<void>;
  readonly whileWriting?: () => Promise<void>;
};

/**
 * The caller's transaction holds the lock of the server, or `ahead` takes it.
 *
 * @returns the ids of the rounds that came to be, changed or went.
 */
export async function importPayloads(
  trx: Transaction<DB>,
  { server, payloads, memory, rewrite = false, ahead, whileAsking, whileWriting }: ImportOptions,
): Promise<number[]> {
  const ask = (localEnds: readonly string[]) => selectNear(server.key, localEnds);
  const { touched, answer } = await storeFiles(trx, {
    server,
    payloads,
    memory,
    ahead,
    ask,
    meanwhile: whileAsking,
  });
  const neighbourhoods = await fetchNeighbourhoods(trx, server.key, touched, answer);
  const parts: Derived[] = [];
  for (const files of neighbourhoods) {
    parts.push(
      deriveNeighbourhood({
        ...(await loadSources(trx, files, memory)),
        zone: server.zone,
        pins: await fetchPins(trx, server.key, files),
        split: (round, base) => memory.split(round, base),
      }),
    );
  }
  // Together: what is a match of two neighbourhoods now can have been one before.
  const files = neighbourhoods.flat();
  const derived = joinDerived(parts);
  const changes = findStatusChanges(files, derived);
  const names = payloads.map((payload) => payload.subject);
  const settle = storeStatuses({ serverKey: server.key, changes, names });
  const forgotten = await fetchForgotten(trx);
  return await storeDerived(trx, {
    server,
    files,
    derived,
    rewrite,
    forgotten,
    settle,
    meanwhile: whileWriting,
  });
}
