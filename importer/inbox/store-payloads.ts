import { hash as digest } from 'node:crypto';
import { zstdCompressSync } from 'node:zlib';
import { type Kysely, type RawBuilder, type Transaction, sql } from 'kysely';
import { inFlow, type Send } from '../../database/in-flow.ts';
import type { DB } from '../../database/schema.ts';

/** Why a payload is not imported, whatever it holds. */
export type Refusal = { readonly code: 'IMPOSSIBLE_TIME'; readonly reason: string };

/** Bytes that a source said. */
export type Payload = {
  /** Key of the source: a server, an upstream API. */
  readonly source: string;
  readonly game: string;
  readonly kind: string;
  /** What it is about: the name of a file, a player, a season. */
  readonly subject: string;
  readonly contentType: string;
  /** The source's own time: of a file, when it was last written; null where it says none. */
  readonly observedAt: Date | null;
  /** It says how something was at that time: the same content at another time is another payload. */
  readonly isSnapshot?: boolean;
  readonly body: Uint8Array;
  /** SHA-256 of the bytes as they came, where some of them are not stored. */
  readonly hash?: Buffer;
  /** It is stored as `rejected` then, with its bytes, until it comes again without a refusal. */
  readonly refusal?: Refusal | null;
};

/** A payload with the SHA-256 of its bytes as they came. */
export type HashedPayload = Payload & { readonly hash: Buffer };

/**
 * Each once: the same file can lie in several folders that are imported at once. In key order, so that two processes with
 * the same files queue up instead of deadlocking.
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
 * Writes payloads to the inbox as `new`, or as `rejected` where they carry a refusal. One that is known already (same source, kind, subject and content; of
 * snapshots also the same time) keeps its status. `wake` runs in the same transaction if any was new. @returns how many were new.
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

/** The same in a transaction of the caller's. @returns how many were new. */
export async function sendPayloads(send: Send, rows: readonly HashedPayload[]): Promise<number> {
  const added = await send(sql`
    with stored as (
      insert into core.bodies (hash, body)
      select * from unnest(${rows.map((row) => row.hash)}::bytea[], ${rows.map((row) => zstdCompressSync(row.body))}::bytea[])
      on conflict do nothing
    )
    insert into core.payloads
      (source, game, kind, subject, content_type, observed_at, snapshot_at, hash, size, code, reason, status)
    select *, case when code is null then 'new' else 'rejected' end from (${unnestRows(rows)}) as given
    on conflict (source, kind, subject, hash, snapshot_at) do nothing
    returning id`);
  if (added.length === rows.length) return added.length;
  const [reopened] = await Promise.all([send(reopen(rows)), send(updateStamps(rows))]);
  return added.length + reopened.length;
}

/** What was refused for its time and is refused no longer: the clock was wrong, or that time has come. */
function reopen(rows: readonly HashedPayload[]): RawBuilder<unknown> {
  return sql`
    with seen as (${unnestRows(rows)}),
    known as (
      select p.id from core.payloads as p join seen using (source, kind, subject, hash)
      where p.status = 'rejected' and p.code = 'IMPOSSIBLE_TIME' and seen.code is null
      for update of p skip locked
    )
    update core.payloads as p set status = 'new', code = null, reason = null, received_at = now()
    from known where p.id = known.id
    returning p.id`;
}

/**
 * The time a known file was last written, so that a restart need not read it again. Rows that an importer holds are left
 * alone: waiting for them, with ours held, could be waiting for each other.
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
      ${rows.map((row) => row.refusal?.code ?? null)}::text[], ${rows.map((row) => row.refusal?.reason ?? null)}::text[])
      as given (source, game, kind, subject, content_type, observed_at, snapshot_at, hash, size, code, reason)`;
}

/** The part of a snapshot's identity that others lack. */
function snapshotAt({ isSnapshot, observedAt }: Payload): Date | null {
  return isSnapshot === true ? observedAt : null;
}
