import { isUtf8 } from 'node:buffer';
import { createHash, hash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress, zstdDecompressSync } from 'node:zlib';
import { type Kysely, type Transaction, sql } from 'kysely';
import { columnRefs } from '../../database/column-refs.ts';
import type { DB } from '../../database/schema.ts';
import {
  backupTables,
  BACKUP_VERSION,
  type BackupHeader,
  type BackupPayload,
  type BackupTable,
} from './backup-format.ts';
import { claimPart, removeDeadParts } from './backup-part.ts';
import { assertReplaceable } from './claim-target.ts';
import type { GameImporter } from '../game-importer.ts';

const CHUNK = 100;

/**
 * Writes everything that cannot be derived, as of one moment, into a file. The file appears whole or not at all; an
 * existing backup is replaced, and any other file refused (TargetRefused). Memory use is constant.
 *
 * @param signal aborting it leaves no partial file behind.
 * @returns the number of rows.
 */
export async function writeBackup(
  db: Kysely<DB>,
  file: string,
  importers: readonly GameImporter[],
  onProgress?: (rows: number) => void,
  signal?: AbortSignal,
): Promise<number> {
  const tables = backupTables(importers);
  await assertReplaceable(file);
  await removeDeadParts(db, path.dirname(file), path.basename(file));
  return await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => {
      const part = await claimPart(trx, file);
      try {
        const count = await countRows(trx, tables);
        const lines = Readable.from(sealed(linesOf(trx, tables, count, onProgress)));
        const target = createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true });
        await pipeline(lines, createZstdCompress(), target, signal === undefined ? {} : { signal });
        // The target may have changed meanwhile.
        await assertReplaceable(file);
        // Within the transaction, whose lock protects the part.
        await rename(part, file);
        return count;
      } catch (error) {
        await rm(part, { force: true });
        throw error;
      }
    });
}

/** Appends a last line with the hash of all lines before it. */
async function* sealed(lines: AsyncIterable<object>): AsyncGenerator<Buffer> {
  const digest = createHash('sha256');
  for await (const line of lines) {
    const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
    digest.update(bytes);
    yield bytes;
  }
  yield Buffer.from(`${JSON.stringify({ end: true, sha256: digest.digest('hex') })}\n`);
}

async function* linesOf(
  trx: Transaction<DB>,
  tables: readonly BackupTable[],
  rows: number,
  onProgress?: (rows: number) => void,
): AsyncGenerator<object> {
  const header: BackupHeader = {
    debrief: 'backup',
    version: BACKUP_VERSION,
    createdAt: new Date().toISOString(),
    rows,
  };
  yield header;
  for (const spec of tables) {
    for (const row of await fetchRows(trx, spec)) {
      onProgress?.(1);
      yield { table: spec.table, row };
    }
  }
  for (let after = 0; ;) {
    const payloads = await fetchPayloads(trx, after);
    const last = payloads.at(-1);
    if (last === undefined) break;
    for (const { payload } of payloads) yield { payload };
    after = last.id;
    onProgress?.(payloads.length);
  }
}

async function countRows(trx: Transaction<DB>, tables: readonly BackupTable[]): Promise<number> {
  let total = 0;
  for (const table of [...tables.map((spec) => spec.table), 'core.payloads']) {
    const { rows } = await sql<{ rows: number }>`select count(*) as rows from ${sql.table(table)}`.execute(
      trx,
    );
    total += rows[0]?.rows ?? 0;
  }
  return total;
}

/** These tables are small, so each is read at once. */
async function fetchRows(trx: Transaction<DB>, { table, columns, order }: BackupTable): Promise<unknown[]> {
  const { rows } = await sql<{ row: unknown }>`
    select to_jsonb(t) as row
    from (select ${columnRefs(columns)} from ${sql.table(table)} order by ${columnRefs(order)}) t`.execute(
    trx,
  );
  return rows.map(({ row }) => row);
}

async function fetchPayloads(
  trx: Transaction<DB>,
  after: number,
): Promise<{ readonly id: number; readonly payload: BackupPayload }[]> {
  const rows = await trx
    .selectFrom('core.payloads as p')
    .innerJoin('core.bodies as b', 'b.hash', 'p.hash')
    .select([
      'p.id',
      'p.source',
      'p.game',
      'p.kind',
      'p.subject',
      'p.content_type',
      'p.observed_at',
      'p.snapshot_at',
    ])
    .select(['p.received_at', 'p.hash', 'b.body'])
    .where('p.id', '>', after)
    .orderBy('p.id')
    .limit(CHUNK)
    .execute();
  return rows.map((row) => {
    const body = zstdDecompressSync(row.body);
    const payload = {
      source: row.source,
      game: row.game,
      kind: row.kind,
      subject: row.subject,
      contentType: row.content_type,
      observedAt: row.observed_at?.toISOString() ?? null,
      ...(row.snapshot_at === null ? {} : { isSnapshot: true as const }),
      receivedAt: row.received_at.toISOString(),
      ...(row.hash.equals(hash('sha256', body, 'buffer')) ? {} : { hash: row.hash.toString('hex') }),
      ...(isUtf8(body) ? { text: body.toString('utf8') } : { base64: body.toString('base64') }),
    };
    return { id: row.id, payload };
  });
}
