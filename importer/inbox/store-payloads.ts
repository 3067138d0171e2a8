import { hash as digest } from 'node:crypto';
import { zstdCompressSync } from 'node:zlib';
import { type Kysely, type RawBuilder, type Transaction, sql } from 'kysely';
import { inFlow, type Send } from '../../database/in-flow.ts';
import type { DB } from '../../database/schema.ts';

/** Why a payload is rejected regardless of its content. */
export type Refusal = { readonly code: 'IMPOSSIBLE_TIME'; readonly reason: string };

/** Bytes received from a source. */
export type Payload = {
  /** Key of the source: a server, an upstream API. */
  readonly source: string;
  readonly game: string;
  readonly kind: string;
  /** What it describes: the name of a file, a player, a season. */
  readonly subject: string;
  readonly contentType: string;
  /** The source's own time, for a file its modification time; null when it reports none. */
  readonly observedAt: Date | null;
  /** Describes a state at that time: the same content at another time is another payload. */
  readonly isSnapshot?: boolean;
  readonly body: Uint8Array;
  /** SHA-256 of the bytes as they came, where some of them are not stored. */
  readonly hash?: Buffer;
  /** Stored as `rejected`, with its bytes, until it arrives again without a refusal. */
  readonly refusal?: Refusal | null;
  /** The moment by which that was judged; the database's present where it is left out. */
  readonly receivedAt?: Date;
};

/** A payload with the SHA-256 of its bytes as they came. */
export type HashedPayload = Payload & { readonly hash: Buffer };

/**
 * Hashes and deduplicates payloads, because one file may be in several folders that are imported together. Sorted by
 * key, so that two processes with the same files queue up instead of deadlocking.
 */
export function hashPayloads(payloads: readonly Payload[]): HashedPayload[] {
  const rows = new Map<string, HashedPayload>();
  for (const payload of payloads) {
    const hash = payload.hash ?? digest('sha256', payload.body, 'buffer');
    const { source, kind, subject } = payload;
    const identity = [source, kind, subject, hash.toString('hex'), snapshotAt(payload)];
    rows.set(JSON.stringify(identity), { ...payload, hash });
  }
  return [...rows.values()].toSorted(
    (a, b) => Buffer.compare(a.hash, b.hash) || (a.subject < b.subject ? -1 : 1),
  );
}

/**
 * Stores payloads as `new`, or as `rejected` when they carry a refusal. A known one (same source, kind, subject and
 * content; for snapshots also the same time) keeps its status. `wake` runs in the same transaction if any was new.
 * @returns the number of new payloads.
 */
export async function storePayloads(
  db: Kysely<DB>,
  payloads: readonly Payload[],
  wake?: (trx: Transaction<DB>) => Promise<void>,
): Promise<number> {
  if (payloads.length === 0) return 0;
  return await db.transaction().execute(async (trx) => {
    const added = await inFlow(trx, async (send) => sendPayloads(send, hashPayloads(payloads)));
    if (added > 0) await wake?.(trx);
    return added;
  });
}

/** Like storePayloads, in a transaction of the caller. @returns the number of new payloads. */
export async function sendPayloads(send: Send, rows: readonly HashedPayload[]): Promise<number> {
  const added = await send(sql`
    with stored as (
      insert into core.bodies (hash, body)
      select * from unnest(${rows.map((row) => row.hash)}::bytea[], ${rows.map((row) => zstdCompressSync(row.body))}::bytea[])
      on conflict do nothing
    )
    insert into core.payloads
      (source, game, kind, subject, content_type, observed_at, snapshot_at, hash, size, code, reason, received_at, status)
    select source, game, kind, subject, content_type, observed_at, snapshot_at, hash, size, code, reason,
      coalesce(received_at, now()), case when code is null then 'new' else 'rejected' end
    from (${unnestRows(rows)}) as given
    on conflict (source, kind, subject, hash, snapshot_at) do nothing
    returning id`);
  if (added.length === rows.length) return added.length;
  const [reopened] = await Promise.all([send(reopen(rows)), send(updateStamps(rows))]);
  return added.length + reopened.length;
}

/**
 * Reopens payloads that were rejected for their time and no longer are: the clock was wrong, or that time has passed.
 */
function reopen(rows: readonly HashedPayload[]): RawBuilder<unknown> {
  return sql`
    with seen as (${unnestRows(rows)}),
    known as (
      select p.id, coalesce(seen.received_at, now()) as received_at
      from core.payloads as p join seen using (source, kind, subject, hash)
      where p.status = 'rejected' and p.code = 'IMPOSSIBLE_TIME' and seen.code is null
        and p.snapshot_at is not distinct from seen.snapshot_at
      for update of p skip locked
    )
    update core.payloads as p set status = 'new', code = null, reason = null, received_at = known.received_at
    from known where p.id = known.id
    returning p.id`;
}

/**
 * Updates the modification time of known files, so that a restart need not read them again. Skips rows locked by an
 * importer: waiting for them while holding other rows could deadlock.
 */
function updateStamps(rows: readonly HashedPayload[]): RawBuilder<unknown> {
  return sql`
    with seen as (${unnestRows(rows)}),
    known as (
      select p.id, seen.observed_at
      from core.payloads as p join seen using (source, kind, subject, hash)
      where p.snapshot_at is null and seen.snapshot_at is null and p.observed_at is distinct from seen.observed_at
      for update of p skip locked
    )
    update core.payloads as p set observed_at = known.observed_at from known where p.id = known.id`;
}

function unnestRows(rows: readonly HashedPayload[]) {
  return sql`
    select * from unnest(
      ${rows.map((row) => row.source)}::text[], ${rows.map((row) => row.game)}::text[],
      ${rows.map((row) => row.kind)}::text[], ${rows.map((row) => row.subject)}::text[],
      ${rows.map((row) => row.contentType)}::text[], ${rows.map((row) => row.observedAt)}::timestamptz[],
      ${rows.map(snapshotAt)}::timestamptz[],
      ${rows.map((row) => row.hash)}::bytea[], ${rows.map((row) => row.body.length)}::int[],
      ${rows.map((row) => row.refusal?.code ?? null)}::text[], ${rows.map((row) => row.refusal?.reason ?? null)}::text[],
      ${rows.map((row) => row.receivedAt ?? null)}::timestamptz[])
      as given (source, game, kind, subject, content_type, observed_at, snapshot_at, hash, size, code, reason, received_at)`;
}

/** The part of the identity that only snapshots have. */
function snapshotAt({ isSnapshot, observedAt }: Payload): Date | null {
  return isSnapshot === true ? observedAt : null;
}
