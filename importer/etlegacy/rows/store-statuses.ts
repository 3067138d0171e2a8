import { type RawBuilder, sql } from 'kysely';
import type { PayloadStatus } from '../../../database/schema/core.ts';
import { STATUS_REASON } from '../../../parsers/etlegacy/document/status-reasons.ts';
import type { Derived } from '../derive/derive-neighbourhood.ts';
import type { NeighbourFile } from '../files/select-files.ts';

export type StatusChange = { readonly id: number; readonly status: PayloadStatus };

/** The new statuses of the files of a neighbourhood, if they differ from the ledger. */
export function findStatusChanges(files: readonly NeighbourFile[], derived: Derived): StatusChange[] {
  const duplicates = new Set(derived.duplicates.map((file) => file.payloadId));
  const superseded = new Set(derived.superseded.map((file) => file.payloadId));
  const statusOf = (id: number): PayloadStatus =>
    duplicates.has(id) ? 'duplicate' : superseded.has(id) ? 'superseded' : 'imported';
  return files
    .map((file) => ({ id: file.payload_id, status: statusOf(file.payload_id), was: file.status }))
    .filter((row) => row.status !== row.was);
}

type Statuses = {
  readonly serverKey: string;
  readonly changes: readonly StatusChange[];
  /** Subjects of the new payloads. */
  readonly names: readonly string[];
};

/**
 * Writes what is decided after all neighbourhoods, in independent statements.
 *
 * - A file that was read half written is no longer a finding once a complete one of that name, in any case, is
 *   there; nor is one with an unreadable name once the same bytes are there under a readable one.
 * - A round two without its round one waits for it until a later round of its server, ending more than an hour after it,
 *   is known; then it is an orphan. Never by the clock, so any order of arrival ends alike. One that does not fit the
 *   round one that stands there waits for nothing.
 */
export function storeStatuses({ serverKey, changes, names }: Statuses): RawBuilder<unknown>[] {
  const ids = changes.map((row) => row.id);
  return [
    sql`
      update core.payloads as p set status = c.status, code = null, line = null, reason = null
      from unnest(${ids}::bigint[], ${changes.map((row) => row.status)}::text[]) as c (id, status)
      where p.id = c.id`,
    sql`
      update core.payloads as half set status = 'superseded'
      where half.source = ${serverKey} and half.status = 'rejected' and half.id <> all(${ids}::bigint[])
        and ${folded('half.subject')} in (select ${folded('came.name')} from unnest(${names}::text[]) as came (name))
        and exists (
          select from core.payloads as whole
          join etlegacy.files as f on f.payload_id = whole.id
          where whole.source = half.source and whole.kind = half.kind
            and ${folded('whole.subject')} = ${folded('half.subject')}
        )`,
    supersedeRenamed(serverKey, sql`good.subject = any(${names}::text[])`),
    supersedeRenamed(serverKey, sql`renamed.subject = any(${names}::text[])`),
    sql`
      update etlegacy.rounds set status = ${settled}
      from (
        select max(ended_at) - interval '60 minutes' as settled from etlegacy.rounds where server_key = ${serverKey}
      ) as latest
      where server_key = ${serverKey} and status in ('waiting', 'orphan') and status <> ${settled}`,
  ];
}

/** Rejected files whose bytes were read under another name; one of the two came just now. */
function supersedeRenamed(serverKey: string, cameNow: RawBuilder<boolean>): RawBuilder<unknown> {
  return sql`
    update core.payloads as renamed set status = 'superseded'
    from core.payloads as good
    join etlegacy.files as f on f.payload_id = good.id
    where renamed.source = ${serverKey} and renamed.status = 'rejected' and good.source = renamed.source
      and good.kind = renamed.kind and good.hash = renamed.hash and good.id <> renamed.id and ${cameNow}`;
}

/** `starts_with` is null where there is no reason. */
const settled = sql<string>`case
  when ended_at < latest.settled or starts_with(status_reason, ${STATUS_REASON.misfit}) then 'orphan' else 'waiting' end`;

/** A name without the differences that file copies introduce: case and the encoding of accents. */
function folded(column: string): RawBuilder<string> {
  return sql`lower(normalize(${sql.ref(column)}))`;
}
