// Answers through the inbox's tables and the real importer into a real database, and all that came of them.
import { hash } from 'node:crypto';
import { zstdCompressSync } from 'node:zlib';
import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { type ImportedAnswers, importAnswers } from '../../../importer/helldivers1/import-answers.ts';
import { identifyAnswer } from '../../../parsers/helldivers1/identify-answer.ts';
import { HELLDIVERS1_EXPORTS } from '../../../stats/helldivers1/export/exports.ts';

export const SOURCE = 'helldivers1';

/** Stores the answers and imports them as one batch. */
export async function importBodies(
  db: Kysely<DB>,
  bodies: readonly Uint8Array[],
  asked?: number,
): Promise<ImportedAnswers> {
  const ids: number[] = [];
  for (const body of bodies) ids.push(await storeBody(db, body, asked));
  return await importStored(db, ids);
}

/** @returns the id of its payload, of an answer that was stored before too. */
export async function storeBody(db: Kysely<DB>, body: Uint8Array, asked?: number): Promise<number> {
  const digest = hash('sha256', body, 'buffer');
  const { kind, subject, observedAt } = identifyAnswer(body);
  await sql`insert into core.bodies (hash, body) values (${digest}, ${zstdCompressSync(body)}) on conflict do nothing`.execute(
    db,
  );
  const values = {
    source: SOURCE,
    game: 'helldivers1',
    kind,
    subject: asked === undefined ? subject : String(asked),
    hash: digest,
    size: body.length,
    content_type: 'application/json',
    observed_at: observedAt,
  };
  const { rows } = await sql<{ id: number }>`
    insert into core.payloads ${sql`(source, game, kind, subject, hash, size, content_type, observed_at)`}
    values (${values.source}, ${values.game}, ${values.kind}, ${values.subject}, ${values.hash}, ${values.size},
      ${values.content_type}, ${values.observed_at})
    on conflict do nothing returning id`.execute(db);
  if (rows[0] !== undefined) return rows[0].id;
  const known = await db
    .selectFrom('core.payloads')
    .select('id')
    .where('hash', '=', digest)
    .where('subject', '=', values.subject)
    .executeTakeFirstOrThrow();
  return known.id;
}

export async function importStored(db: Kysely<DB>, ids: readonly number[]): Promise<ImportedAnswers> {
  const rows = await db
    .selectFrom('core.payloads as p')
    .innerJoin('core.bodies as b', 'b.hash', 'p.hash')
    .select(['p.id', 'p.kind', 'p.subject', 'p.hash', 'b.body'])
    .where('p.id', 'in', ids)
    .execute();
  const { zstdDecompressSync } = await import('node:zlib');
  const payloads = rows.map(({ body, hash, ...row }) => ({
    ...row,
    hash: hash.toString('hex'),
    readBody: () => zstdDecompressSync(body),
  }));
  return await db.transaction().execute(async (trx) => importAnswers(trx, SOURCE, payloads));
}

export type Row = Readonly<Record<string, unknown>>;

export async function exportRows(db: Kysely<DB>, kind: keyof typeof HELLDIVERS1_EXPORTS): Promise<Row[]> {
  return await Array.fromAsync(HELLDIVERS1_EXPORTS[kind](db));
}

/** Every table of the game and the ledger, without ids that depend on arrival: equal texts, equal state. */
export async function stateOf(db: Kysely<DB>): Promise<string> {
  const queries = [
    sql`select season, last_updated, encode(observed_hash, 'hex') as hash, introduction_order, points_max, outcome
      from helldivers1.seasons order by season`,
    sql`select e.*, encode(observed_hash, 'hex') as observed_hash from helldivers1.events as e order by kind, event_id`,
    sql`select * from helldivers1.event_samples order by season, kind, event_id, time`,
    sql`select l.*, encode(observed_hash, 'hex') as observed_hash, kills::text as kills from helldivers1.live as l
      order by season, enemy`,
    sql`select l.*, kills::text as kills from helldivers1.live_samples as l order by season, time, enemy`,
    sql`select f.*, encode(observed_hash, 'hex') as observed_hash from helldivers1.snapshots as f order by season, time`,
    sql`select action, r.season, updated_at, encode(observed_hash, 'hex') as hash, encode(p.hash, 'hex') as payload
      from helldivers1.rebroadcasts as r join core.payloads as p on p.id = r.payload_id order by action, r.season`,
    sql`select kind, subject, encode(hash, 'hex') as hash, status, code, reason from core.payloads
      where game = 'helldivers1' order by kind, subject collate "C", hash`,
  ];
  const tables = await Promise.all(queries.map(async (query) => (await query.execute(db)).rows));
  return tables.map((rows) => rows.map((row) => JSON.stringify(row)).join('\n')).join('\n\n');
}

/** As if nothing had ever come. */
export async function forgetAll(db: Kysely<DB>): Promise<void> {
  await sql`truncate helldivers1.seasons, core.payloads, core.bodies cascade`.execute(db);
}
