import { sql, type Transaction } from 'kysely';
import { printable } from '../../core/printable.ts';
import type { DB } from '../../database/schema.ts';
import type { Unreadable } from './read-payload.ts';

const LONGEST = 2000;

/**
 * Writes the status of the payloads to the ledger.
 *
 * @param imported by id the invalid parts of each, which are stored as its reason.
 */
export async function storeStatuses(
  trx: Transaction<DB>,
  imported: ReadonlyMap<number, readonly string[]>,
  rejected: readonly Unreadable[],
): Promise<void> {
  const rows = [
    ...[...imported].map(([id, notes]) => ({
      id,
      status: 'imported',
      code: null,
      reason: notes.length === 0 ? null : printable(notes.join('; '), LONGEST),
    })),
    ...rejected.map(({ payloadId: id, failure: { code, reason } }) => ({
      id,
      status: 'rejected',
      code,
      reason,
    })),
  ];
  await sql`
    update core.payloads as p set status = g.status, code = g.code, line = null, reason = g.reason
    from unnest(${rows.map((row) => row.id)}::bigint[], ${rows.map((row) => row.status)}::text[],
      ${rows.map((row) => row.code)}::text[], ${rows.map((row) => row.reason)}::text[]) as g (id, status, code, reason)
    where p.id = g.id`.execute(trx);
}
