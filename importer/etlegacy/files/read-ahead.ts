// Uses the time in which PostgreSQL works: reads, splits and caches the files of the next batch, or those that just
// arrived. It affects only speed, so nothing is decided here.
import { rightOfWay } from '../../../core/right-of-way.ts';
import type { ReadablePayload } from '../../inbox/claim-payloads.ts';
import type { DerivationMemory } from '../derivation-memory.ts';
import { deriveNeighbourhood } from '../derive/derive-neighbourhood.ts';
import type { RoundSource } from '../derive/round-source.ts';
import { GAP_MS } from './select-files.ts';
import type { EtlegacyServer } from '../etlegacy-server.ts';
import { placeFile } from './place-file.ts';
import { roundIdOf } from './read-file.ts';

const NO_PINS: ReadonlyMap<number, string> = new Map();

export async function readAhead(
  server: EtlegacyServer,
  payloads: readonly ReadablePayload[],
  memory: DerivationMemory,
): Promise<void> {
  let evening: RoundSource[] = [];
  const splitEvening = async (): Promise<void> => {
    // Pending work of PostgreSQL also runs first.
    await rightOfWay.give();
    // As if these were all files: the pairs are the final ones except for a few.
    deriveNeighbourhood({
      rounds: evening,
      before: [],
      after: [],
      awards: [],
      zone: server.zone,
      pins: NO_PINS,
      stated: null,
      split: (round, base) => memory.split(round, base),
    });
    evening = [];
  };
  await rightOfWay.give();
  const sources = await rightOfWay.map(payloads, (payload) => toSource(server, payload, memory));
  for (const source of sources) {
    if (source === null) continue;
    const last = evening.at(-1);
    if (last !== undefined && timeOf(source) - timeOf(last) > GAP_MS) await splitEvening();
    evening.push(source);
  }
  if (evening.length > 0) await splitEvening();
}

function timeOf({ localEnd }: RoundSource): number {
  return Date.parse(`${localEnd}Z`);
}

function toSource(
  server: EtlegacyServer,
  { subject, hash, readBody }: ReadablePayload,
  memory: DerivationMemory,
): RoundSource | null {
  const read = memory.read(subject, hash, readBody);
  if (!read.ok || read.kind !== 'round') return null;
  const { file, content, document } = read;
  const time = placeFile(file.moment, server.zone);
  return {
    payloadId: 0,
    roundId: roundIdOf(server.key, { ...file, ...time }),
    name: file.name,
    map: file.map,
    label: file.label,
    ...time,
    hash,
    content,
    size: 0,
    isCopy: false,
    document,
  };
}
