import { type Transaction, sql } from 'kysely';
import type { DB, PayloadStatus } from '../../database/schema.ts';
import type { Derived } from './derive/derive-neighbourhood.ts';
import type { NeighbourFile } from './fetch-neighbourhoods.ts';

/** Writes into the ledger what became of each file of a neighbourhood. */
export async function storeStatuses(
  trx: Transaction<DB>,
  files: readonly NeighbourFile[],
  derived: Derived,
): Promise<void> {
  const duplicates = new Set(derived.duplicates.map((file) => file.payloadId));
  const superseded = new Set(derived.superseded.map((file) => file.payloadId));
  const statusOf = (id: number): PayloadStatus =>
    duplicates.has(id) ? 'duplicate' : superseded.has(id) ? 'superseded' : 'imported';
  const changed = files
    .map((file) => ({ id: file.payload_id, status: statusOf(file.payload_id), was: file.status }))
    .filter((row) => row.status !== row.was);
  if (changed.length > 0) {
    await sql`
      update core.payloads as p set status = c.status, code = null, line = null, reason = null
      from unnest(${changed.map((row) => row.id)}::bigint[], ${changed.map((row) => row.status)}::text[])
        as c (id, status)
      where p.id = c.id`.execute(trx);
  }
}

/** A file that was caught half written is no finding any more once a whole one of that name is there. */
export async function supersedeBrokenVersions(
  trx: Transaction<DB>,
  serverKey: string,
  names: readonly string[],
): Promise<void> {
  await sql`
    update core.payloads as broken set status = 'superseded'
    where broken.source = ${serverKey} and broken.status = 'rejected' and broken.subject = any(${names}::text[])
      and exists (
        select from core.payloads as whole
        join etlegacy.files as f on f.payload_id = whole.id
        where whole.source = broken.source and whole.kind = broken.kind and whole.subject = broken.subject
      )`.execute(trx);
}
