import { zstdDecompressSync } from 'node:zlib';
import type { Transaction } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { Parsed } from '../../parsers/helldivers2/failures.ts';
import { byTime, type Observed } from './observed.ts';

/** Loads documents of payloads that are still in the inbox, oldest first. */
export async function loadDocuments<T>(
  trx: Transaction<DB>,
  payloadIds: readonly number[],
  parse: (bytes: Uint8Array) => Parsed<T>,
): Promise<Observed<T>[]> {
  if (payloadIds.length === 0) return [];
  const rows = await trx
    .selectFrom('core.payloads as p')
    .innerJoin('core.bodies as b', 'b.hash', 'p.hash')
    .select(['p.id', 'p.source', 'p.hash', 'p.observed_at', 'p.received_at', 'b.body'])
    .where('p.id', 'in', payloadIds)
    .execute();
  return rows
    .flatMap(({ id, source, hash, observed_at, received_at, body }) => {
      const parsed = parse(zstdDecompressSync(body));
      if (!parsed.ok) return [];
      return [
        {
          payloadId: id,
          source,
          observedAt: observed_at ?? received_at,
          hash: hash.toString('hex'),
          document: parsed.document,
        },
      ];
    })
    .toSorted(byTime);
}
