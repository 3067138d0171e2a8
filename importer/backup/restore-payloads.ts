import { zstdCompressSync } from 'node:zlib';
import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { FindImporter, GameImporter, PayloadKind } from '../game-importer.ts';
import type { BackupPayload } from './backup-format.ts';
import { bytesOf, hashOf } from './payload-hash.ts';

/**
 * Adds the missing payloads of a backup as a collector would have stored them when they arrived: `new`, or rejected for
 * their time. Made-up ones are left out.
 *
 * @returns the number of missing payloads.
 */
export async function restorePayloads(
  db: Kysely<DB>,
  all: readonly BackupPayload[],
  findImporter: FindImporter,
): Promise<number> {
  const payloads = await withoutMadeUp(all, findImporter);
  if (payloads.length === 0) return 0;
  const kinds = await findKinds(payloads, findImporter);
  const rows = payloads.map((payload) => {
    const kind = kinds.get(`${payload.game}/${payload.kind}`);
    const written = bytesOf(payload);
    // The backup may come from a Debrief that keeps more than this one.
    const body = kind?.cut?.(written) ?? written;
    const observedAt = payload.observedAt === null ? null : new Date(payload.observedAt);
    const receivedAt = new Date(payload.receivedAt);
    const refusal = kind?.refuse?.(payload.subject, receivedAt, written, observedAt) ?? null;
    return { payload, body, hash: hashOf(payload), refusal };
  });
  // In key order, so that two processes with the same bodies queue up instead of deadlocking.
  rows.sort((a, b) => Buffer.compare(a.hash, b.hash));
  const of = (key: keyof BackupPayload): unknown[] => rows.map((row) => row.payload[key]);
  return await db.transaction().execute(async (trx) => {
    await sql`
      insert into core.bodies (hash, body)
      select * from unnest(${rows.map((row) => row.hash)}::bytea[], ${rows.map((row) => zstdCompressSync(row.body))}::bytea[])
      on conflict do nothing`.execute(trx);
    const stored = await sql`
      insert into core.payloads
        (source, game, kind, subject, content_type, observed_at, snapshot_at, received_at,
        hash, size, code, reason, status)
      select *, case when code is null then 'new' else 'rejected' end from unnest(
        ${of('source')}::text[], ${of('game')}::text[], ${of('kind')}::text[], ${of('subject')}::text[],
        ${of('contentType')}::text[], ${of('observedAt')}::timestamptz[],
        ${rows.map(({ payload }) => (payload.isSnapshot === true ? payload.observedAt : null))}::timestamptz[],
        ${of('receivedAt')}::timestamptz[],
        ${rows.map((row) => row.hash)}::bytea[], ${rows.map((row) => row.body.length)}::int[],
        ${rows.map((row) => row.refusal?.code ?? null)}::text[], ${rows.map((row) => row.refusal?.reason ?? null)}::text[])
        as given (source, game, kind, subject, content_type, observed_at, snapshot_at, received_at, hash, size, code, reason)
      on conflict do nothing`.execute(trx);
    return Number(stored.numAffectedRows ?? 0n);
  });
}

async function withoutMadeUp(
  payloads: readonly BackupPayload[],
  findImporter: FindImporter,
): Promise<BackupPayload[]> {
  const importers = await findImporters(payloads, findImporter);
  const madeUp = new Set(importers.map(({ game, madeUpSource }) => `${game}/${madeUpSource}`));
  return payloads.filter(({ game, source }) => !madeUp.has(`${game}/${source}`));
}

/** Keyed by game and kind; kinds that this version does not know are absent. */
async function findKinds(
  payloads: readonly BackupPayload[],
  findImporter: FindImporter,
): Promise<ReadonlyMap<string, PayloadKind>> {
  const importers = await findImporters(payloads, findImporter);
  return new Map(
    importers.flatMap(({ game, kinds }) => kinds.map((kind) => [`${game}/${kind.name}`, kind] as const)),
  );
}

async function findImporters(
  payloads: readonly BackupPayload[],
  findImporter: FindImporter,
): Promise<GameImporter[]> {
  const games = new Set(payloads.map(({ game }) => game));
  const importers = await Promise.all([...games].map(findImporter));
  return importers.filter((importer) => importer !== undefined);
}
