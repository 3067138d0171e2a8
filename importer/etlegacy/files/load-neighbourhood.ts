import type { Transaction } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import type { DerivationMemory } from '../derivation-memory.ts';
import type { Neighbourhood } from '../derive/derive-neighbourhood.ts';
import type { FileGroup } from '../fetch-neighbourhoods.ts';
import { fetchPins } from '../fetch-pins.ts';
import { loadSources } from './load-sources.ts';

type Server = { readonly key: string; readonly zone: string };

/** Loads everything of a neighbourhood but the stated game type. Throws an `UnreadableNeighbourError`. */
export async function loadNeighbourhood(
  trx: Transaction<DB>,
  { key, zone }: Server,
  { files, before, after }: FileGroup,
  memory: DerivationMemory,
): Promise<Omit<Neighbourhood, 'stated'>> {
  return {
    ...(await loadSources(trx, files, memory)),
    before: (await loadSources(trx, before, memory)).rounds,
    after: (await loadSources(trx, after, memory)).rounds,
    zone,
    pins: await fetchPins(trx, key, [...before, ...files, ...after]),
    split: memory.split.bind(memory),
  };
}
