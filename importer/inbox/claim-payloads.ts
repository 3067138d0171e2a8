import { zstdDecompressSync } from 'node:zlib';
import type { Transaction } from 'kysely';
import { inFlow } from '../../database/in-flow.ts';
import type { DB } from '../../database/schema.ts';
import { lockSource, type Source } from './lock-source.ts';

/** A payload of the inbox, as an importer receives it. */
export type ReadablePayload = {
  readonly subject: string;
  /** SHA-256 of the bytes, hex. */
  readonly hash: string;
  readonly readBody: () => Uint8Array;
};

export type ClaimedPayload = ReadablePayload & {
  readonly id: number;
  readonly kind: string;
  /** The source's own time; null when it reports none. */
  readonly observedAt: Date | null;
};

/**
 * Claims up to `limit` new payloads of one source for this transaction, and the lock of that source; other claims skip
 * them, and they are released when the worker dies. Ordered by subject, so that a batch covers neighbours.
 */
export async function claimPayloads(
  trx: Transaction<DB>,
  from: Source,
  limit: number,
): Promise<ClaimedPayload[]> {
  return await inFlow(trx, async (send) => {
    // Must be the first statement, so that all transactions that change a source take their locks in one order.
    void send(lockSource(from));
    const rows = await send(selectNew(trx, from).limit(limit).forUpdate('p').skipLocked());
    return rows.map(toClaimed);
  });
}

/** Returns the payloads of the next claim without claiming them: `limit` after the first `limit`. */
export async function peekPayloads(
  trx: Transaction<DB>,
  from: Source,
  limit: number,
): Promise<ClaimedPayload[]> {
  return (await selectNew(trx, from).offset(limit).limit(limit).execute()).map(toClaimed);
}

function selectNew(trx: Transaction<DB>, { game, source }: Source) {
  return selectPayloads(trx)
    .where('p.source', '=', source)
    .where('p.game', '=', game)
    .where('p.status', '=', 'new')
    .orderBy('p.subject')
    .orderBy('p.id');
}

/** Selects payloads with their bodies; `toClaimed` maps each row to what an importer receives. */
export function selectPayloads(trx: Transaction<DB>) {
  return trx
    .selectFrom('core.payloads as p')
    .innerJoin('core.bodies as b', 'b.hash', 'p.hash')
    .select(['p.id', 'p.kind', 'p.subject', 'p.observed_at', 'p.hash', 'b.body']);
}

type Row = {
  readonly id: number;
  readonly kind: string;
  readonly subject: string;
  readonly observed_at: Date | null;
  readonly hash: Buffer;
  readonly body: Buffer;
};

export function toClaimed({ id, kind, subject, observed_at: observedAt, hash, body }: Row): ClaimedPayload {
  const readBody = (): Uint8Array => zstdDecompressSync(body);
  return { id, kind, subject, observedAt, hash: hash.toString('hex'), readBody };
}
