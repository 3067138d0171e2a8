import { sql, type Transaction } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { Answer } from './answer.ts';
import type { Unreadable } from './read-payload.ts';

/** What became of the payloads, in the ledger. What an answer had of oddities stands there as its reason. */
export async function storeStatuses(
  trx: Transaction<DB>,
  answers: readonly Answer[],
  unreadable: readonly Unreadable[],
): Promise<void> {
  const rows = [
    ...answers.map(({ payloadId, document }) => ({
      id: payloadId,
      status: 'imported',
      code: null,
      reason: document.notes.length === 0 ? null : document.notes.join('; '),
    })),
    ...unreadable.map(({ payloadId, failure }) => ({
      id: payloadId,
      status: 'rejected',
      code: failure.code,
      reason: failure.reason,
    })),
  ];
  await sql`
    update core.payloads as p set status = g.status, code = g.code, line = null, reason = g.reason
    from unnest(${rows.map((row) => row.id)}::bigint[], ${rows.map((row) => row.status)}::text[],
      ${rows.map((row) => row.code)}::text[], ${rows.map((row) => row.reason)}::text[]) as g (id, status, code, reason)
    where p.id = g.id`.execute(trx);
}
