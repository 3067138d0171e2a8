// What a batch of payloads of one server becomes: files, rounds, matches, sessions, rows. All in the caller's
// transaction, all or nothing.
import type { Transaction } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { ClaimedPayload } from '../inbox/claim-payloads.ts';
import type { DerivationMemory } from './derivation-memory.ts';
import { deriveNeighbourhood } from './derive/derive-neighbourhood.ts';
import { fetchNeighbourhoods } from './fetch-neighbourhoods.ts';
import { fetchPins } from './fetch-pins.ts';
import { loadSources } from './load-sources.ts';
import { settleRoundTwos } from './settle-round-twos.ts';
import { storeDerived } from './store-derived.ts';
import { storeFiles } from './store-files.ts';
import { storeStatuses, supersedeBrokenVersions } from './store-statuses.ts';

export type EtlegacyServer = { readonly key: string; readonly zone: string };

type ImportOptions = {
  readonly server: EtlegacyServer;
  readonly payloads: readonly ClaimedPayload[];
  readonly memory: DerivationMemory;
  /** Write every row of the neighbourhood again, also where nothing seems to have changed. */
  readonly rewrite?: boolean;
};

/** The caller holds the server's lock. @returns the ids of the rounds that came to be, changed or went. */
export async function importPayloads(
  trx: Transaction<DB>,
  { server, payloads, memory, rewrite = false }: ImportOptions,
): Promise<number[]> {
  const touched = await storeFiles(trx, server, payloads, memory);
  const changed: number[] = [];
  const pins = await fetchPins(trx, server.key);
  for (const files of await fetchNeighbourhoods(trx, server.key, touched)) {
    const sources = await loadSources(trx, files, memory);
    const derived = deriveNeighbourhood({
      ...sources,
      zone: server.zone,
      pins,
      split: (round, base) => memory.split(round, base),
    });
    changed.push(...(await storeDerived(trx, server, files, derived, rewrite)));
    await storeStatuses(trx, files, derived);
  }
  await settleRoundTwos(trx, server.key);
  await supersedeBrokenVersions(trx, server.key);
  return changed;
}
