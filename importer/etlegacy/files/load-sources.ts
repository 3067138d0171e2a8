import { zstdDecompressSync } from 'node:zlib';
import type { Transaction } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { aboutPayload } from '../../inbox/payload-error.ts';
import type { AwardsSource } from '../derive/join-awards.ts';
import type { RoundSource } from '../derive/round-source.ts';
import type { DerivationMemory } from '../derivation-memory.ts';
import type { NeighbourFile } from './select-files.ts';

/** A file that was read by another version cannot be read by this one. */
export class UnreadableNeighbourError extends Error {
  override readonly name = 'UnreadableNeighbourError';
  readonly payloadId: number;

  constructor(payloadId: number) {
    super(`Payload ${payloadId} was read once and cannot be read now`);
    this.payloadId = payloadId;
  }
}

/** Loads the documents of the files of a neighbourhood, from the cache or from the stored bodies. */
export async function loadSources(
  trx: Transaction<DB>,
  files: readonly NeighbourFile[],
  memory: DerivationMemory,
): Promise<{ rounds: RoundSource[]; awards: AwardsSource[] }> {
  // Kept for the duration of this call: during a long evening the cache drops the first files while the last are read.
  const known = new Map(files.map((file) => [file, memory.recall(file.name, file.hash)] as const));
  const missing = files.filter((file) => known.get(file) === undefined);
  const bodies = await fetchBodies(trx, missing);
  const rounds: RoundSource[] = [];
  const awards: AwardsSource[] = [];
  for (const file of files) {
    const { hash } = file;
    const read =
      known.get(file) ??
      aboutPayload(() => memory.read(file.name, hash, () => bodyOf(file, bodies.get(hash))));
    if (!read.ok) throw new UnreadableNeighbourError(file.payload_id);
    const source = {
      payloadId: file.payload_id,
      roundId: file.round_id,
      name: file.name,
      map: file.map,
      label: read.file.label,
      localEnd: file.local_end,
      savedMs: 'unix' in read.file.moment ? read.file.moment.unix * 1000 : null,
      hash,
      content: file.content,
      size: file.size,
      isCopy: file.is_copy,
    };
    if (read.kind === 'round') rounds.push({ ...source, document: read.document });
    else awards.push({ ...source, endstats: read.endstats });
  }
  return { rounds, awards };
}

function bodyOf(file: NeighbourFile, body: Uint8Array | undefined): Uint8Array {
  if (body === undefined) throw new Error(`The body of payload ${file.payload_id} is gone`);
  return body;
}

async function fetchBodies(
  trx: Transaction<DB>,
  files: readonly NeighbourFile[],
): Promise<Map<string, Uint8Array>> {
  if (files.length === 0) return new Map();
  const rows = await trx
    .selectFrom('core.bodies')
    .select(['hash', 'body'])
    .where(
      'hash',
      'in',
      files.map((file) => Buffer.from(file.hash, 'hex')),
    )
    .execute();
  return new Map(rows.map((row) => [row.hash.toString('hex'), zstdDecompressSync(row.body)]));
}
