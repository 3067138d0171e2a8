// Takes a backup in: rows that are missing are added, what is there stays, then everything new is derived. Safe to run
// twice, to break off and begin again, and beside a running Debrief.
import { hash } from 'node:crypto';
import { zstdCompressSync } from 'node:zlib';
import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { GameImporter } from '../game-importer.ts';
import { drainInbox } from '../inbox/drain-inbox.ts';
import {
  BACKUP_TABLES,
  type BackupPayload,
  type BackupTable,
  payloadLine,
  rowLine,
  trailerLine,
} from './backup-format.ts';
import { readLines } from './read-lines.ts';

const CHUNK = 200;

export type Restored = {
  /** Payloads and other rows that were missing here. */
  readonly payloads: number;
  readonly others: number;
  /** Games of which payloads were taken in that this version cannot derive anything from; they wait in the inbox. */
  readonly unknownGames: readonly string[];
};

/** undefined where this version does not know the game. */
export type FindImporter = (game: string) => Promise<GameImporter | undefined>;

type Row = { readonly table: BackupTable['table']; readonly row: Readonly<Record<string, unknown>> };

/** `file` has been checked (see checkBackup). `onProgress` hears of rows read, then of payloads derived. */
export async function restoreBackup(
  db: Kysely<DB>,
  file: string,
  findImporter: FindImporter,
  onProgress?: (rows: number) => void,
): Promise<Restored> {
  // What was derived here before may look different in the light of the new decisions and neighbours.
  const isFresh = await isEmpty(db);
  let others = 0;
  let payloads = 0;
  let rows: Row[] = [];
  let chunk: BackupPayload[] = [];
  const flush = async (): Promise<void> => {
    others += await storeRows(db, rows);
    payloads += await storePayloads(db, chunk);
    onProgress?.(rows.length + chunk.length);
    rows = [];
    chunk = [];
  };
  let isFirst = true;
  for await (const line of readLines(file)) {
    if (!isFirst) {
      const read = parseLine(line);
      if (read !== null && 'payload' in read) chunk.push(read.payload);
      else if (read !== null) rows.push(read);
    }
    isFirst = false;
    if (rows.length + chunk.length >= CHUNK) await flush();
  }
  await flush();
  const unknownGames = await derive(db, { findImporter, isFresh, onProgress });
  return { payloads, others, unknownGames };
}

function parseLine(line: Buffer): { readonly payload: BackupPayload } | Row | null {
  const json: unknown = JSON.parse(line.toString('utf8'));
  const payload = payloadLine.safeParse(json);
  if (payload.success) return payload.data;
  if (trailerLine.safeParse(json).success) return null;
  return rowLine.parse(json);
}

async function storeRows(db: Kysely<DB>, rows: readonly Row[]): Promise<number> {
  let stored = 0;
  for (const { table, columns } of BACKUP_TABLES) {
    const some = rows.filter((row) => row.table === table).map(({ row }) => row);
    if (some.length === 0) continue;
    const names = sql.join(columns.map((column) => sql.ref(column)));
    const same = columns.map(
      (column) => sql`known.${sql.ref(column)} is not distinct from given.${sql.ref(column)}`,
    );
    const done = await sql`
      insert into ${sql.table(table)} (${names})
      select ${names} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(some)}::jsonb) as given
      where not exists (select from ${sql.table(table)} as known where ${sql.join(same, sql` and `)})
      on conflict do nothing`.execute(db);
    stored += Number(done.numAffectedRows ?? 0n);
  }
  return stored;
}

/** As `new`, so that they are derived like any that a collector brought. */
async function storePayloads(db: Kysely<DB>, payloads: readonly BackupPayload[]): Promise<number> {
  if (payloads.length === 0) return 0;
  const rows = payloads.map((payload) => {
    const body =
      payload.text === undefined
        ? Buffer.from(payload.base64 ?? '', 'base64')
        : Buffer.from(payload.text, 'utf8');
    return { payload, body, hash: hash('sha256', body, 'buffer') };
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
      insert into core.payloads (source, game, kind, subject, content_type, observed_at, snapshot_at, received_at, hash, size)
      select * from unnest(
        ${of('source')}::text[], ${of('game')}::text[], ${of('kind')}::text[], ${of('subject')}::text[],
        ${of('contentType')}::text[], ${of('observedAt')}::timestamptz[],
        ${rows.map(({ payload }) => (payload.isSnapshot === true ? payload.observedAt : null))}::timestamptz[], ${of('receivedAt')}::timestamptz[],
        ${rows.map((row) => row.hash)}::bytea[], ${rows.map((row) => row.body.length)}::int[])
      on conflict do nothing`.execute(trx);
    return Number(stored.numAffectedRows ?? 0n);
  });
}

async function isEmpty(db: Kysely<DB>): Promise<boolean> {
  return (await db.selectFrom('core.payloads').select('id').limit(1).executeTakeFirst()) === undefined;
}

type Deriving = {
  readonly findImporter: FindImporter;
  readonly isFresh: boolean;
  readonly onProgress: ((rows: number) => void) | undefined;
};

/** @returns the games that this version does not know. */
async function derive(db: Kysely<DB>, { findImporter, isFresh, onProgress }: Deriving): Promise<string[]> {
  const unknown = new Set<string>();
  const sources = await db
    .selectFrom('core.payloads')
    .select(['game', 'source'])
    .distinct()
    .orderBy('source')
    .orderBy('game')
    .execute();
  for (const { game, source } of sources) {
    const importer = await findImporter(game);
    if (importer === undefined) unknown.add(game);
    const opened = await importer?.openSource(db, source);
    if (importer === undefined || opened === undefined) continue;
    await drainInbox(db, opened, onProgress === undefined ? {} : { onProgress });
    if (!isFresh) await importer.replay(db, source);
  }
  return [...unknown];
}
