// What a batch of payloads of one server becomes: files, rounds, matches, sessions, rows. All in the caller's
// transaction, all or nothing.
import type { Transaction } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { ClaimedPayload } from '../inbox/claim-payloads.ts';
import type { DerivationMemory } from './derivation-memory.ts';
import { type Derived, deriveNeighbourhood } from './derive/derive-neighbourhood.ts';
import { fetchNeighbourhoods } from './fetch-neighbourhoods.ts';
import { fetchPins } from './fetch-pins.ts';
import { loadSources } from './load-sources.ts';
import { type ClaimedGroups, storeDerived } from './store-derived.ts';
import { storeFiles } from './store-files.ts';
import { findStatusChanges, type StatusChange, storeStatuses } from './store-statuses.ts';

export type EtlegacyServer = { readonly key: string; readonly zone: string };

type ImportOptions = {
  readonly server: EtlegacyServer;
  readonly payloads: readonly ClaimedPayload[];
  readonly memory: DerivationMemory;
  /** Write every row of the neighbourhood again, also where nothing seems to have changed. */
  readonly rewrite?: boolean;
};

/**
 * The caller's transaction holds the lock of the server.
 *
 * @returns the ids of the rounds that came to be, changed or went.
 */
export async function importPayloads(
  trx: Transaction<DB>,
  { server, payloads, memory, rewrite = false }: ImportOptions,
): Promise<number[]> {
  const touched = await storeFiles(trx, server, payloads, memory);
  const neighbourhoods = [];
  for (const files of await fetchNeighbourhoods(trx, server.key, touched)) {
    const derived = deriveNeighbourhood({
      ...(await loadSources(trx, files, memory)),
      zone: server.zone,
      pins: await fetchPins(trx, server.key, files),
      split: (round, base) => memory.split(round, base),
    });
    neighbourhoods.push({ files, derived });
  }
  const changed: number[] = [];
  const changes: StatusChange[] = [];
  const claimed = claimGroups(neighbourhoods.map(({ derived }) => derived));
  for (const { files, derived } of neighbourhoods) {
    changed.push(...(await storeDerived(trx, { server, files, derived, claimed, rewrite })));
    changes.push(...findStatusChanges(files, derived));
  }
  const names = payloads.map((payload) => payload.subject);
  await storeStatuses(trx, { serverKey: server.key, changes, names });
  return changed;
}

/** Where one neighbourhood became two, a match or session of both is still wanted by one of them. */
function claimGroups(all: readonly Derived[]): ClaimedGroups {
  return {
    matches: new Set(all.flatMap(({ matches }) => matches.map((match) => match.id))),
    sessions: new Set(all.flatMap(({ sessions }) => sessions.map((session) => session.id))),
  };
}
