import { zstdDecompressSync } from 'node:zlib';
import type { Transaction } from 'kysely';
import type { DB } from '../../database/schema.ts';

export type ClaimedPayload = {
  readonly id: number;
  readonly subject: string;
  readonly hash: string;
  readonly body: Uint8Array;
};

/**
 * Takes up to `limit` new payloads of one source for this transaction; who else claims passes them by, and a worker
 * that dies gives them back at once. By subject, so that a batch covers neighbours.
 */
export async function claimPayloads(
  trx: Transaction<DB>,
  source: string,
  limit: number,
): Promise<ClaimedPayload[]> {
  const rows = await trx
    .selectFrom('core.payloads as p')
    .innerJoin('core.bodies as b', 'b.hash', 'p.hash')
    .select(['p.id', 'p.subject', 'p.hash', 'b.body'])
    .where('p.source', '=', source)
    .where('p.status', '=', 'new')
    .orderBy('p.subject')
    .orderBy('p.id')
    .limit(limit)
    .forUpdate('p')
    .skipLocked()
    .execute();
  return rows.map((row) => ({ ...row, hash: row.hash.toString('hex'), body: zstdDecompressSync(row.body) }));
}
