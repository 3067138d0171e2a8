import { zstdDecompressSync } from 'node:zlib';
import type { Transaction } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { AwardsSource } from './derive/join-awards.ts';
import type { RoundSource } from './derive/round-source.ts';
import type { DerivationMemory } from './derivation-memory.ts';
import type { NeighbourFile } from './fetch-neighbourhoods.ts';

/** The documents behind the files of a neighbourhood, from memory or from the stored bodies. */
export async function loadSources(
  trx: Transaction<DB>,
  files: readonly NeighbourFile[],
  memory: DerivationMemory,
): Promise<{ rounds: RoundSource[]; awards: AwardsSource[] }> {
  const bodies = await fetchMissingBodies(trx, files, memory);
  const rounds: RoundSource[] = [];
  const awards: AwardsSource[] = [];
  for (const file of files) {
    const hash = file.hash.toString('hex');
    const known = memory.recall(file.name, hash);
    const body = bodies.get(hash);
    if (known === undefined && body === undefined)
      throw new Error(`The body of payload ${file.payload_id} is gone`);
    const read = known ?? memory.read(file.name, hash, body ?? new Uint8Array());
    if (!read.ok)
      throw new Error(`${file.name} was read once and is ${read.code} now; "debrief replay" reads all anew`);
    const source = {
      payloadId: file.payload_id,
      roundId: file.round_id,
      name: file.name,
      map: file.map,
      label: read.file.label,
      localEnd: file.local_end,
      hash,
      content: file.content.toString('hex'),
      size: file.size,
      isCopy: file.is_copy,
    };
    if (read.kind === 'round') rounds.push({ ...source, document: read.document });
    else awards.push({ ...source, endstats: read.endstats });
  }
  return { rounds, awards };
}

async function fetchMissingBodies(
  trx: Transaction<DB>,
  files: readonly NeighbourFile[],
  memory: DerivationMemory,
): Promise<Map<string, Uint8Array>> {
  const missing = files.filter((file) => memory.recall(file.name, file.hash.toString('hex')) === undefined);
  if (missing.length === 0) return new Map();
  const rows = await trx
    .selectFrom('core.bodies')
    .select(['hash', 'body'])
    .where(
      'hash',
      'in',
      missing.map((file) => file.hash),
    )
    .execute();
  return new Map(rows.map((row) => [row.hash.toString('hex'), zstdDecompressSync(row.body)]));
}
