// Imports answers through the inbox and the real importer into a real database, and reads all resulting rows.
import { hash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { type ImportedAnswers, importAnswers } from '../../../importer/helldivers1/import-answers.ts';
import { selectPayloads, toClaimed } from '../../../importer/inbox/claim-payloads.ts';
import { type Payload, storePayloads } from '../../../importer/inbox/store-payloads.ts';
import { identifyAnswer } from '../../../parsers/helldivers1/identify-answer.ts';
import { EXPORTS } from '../../../stats/helldivers1/export/exports.ts';

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

/** @returns the id of the payload, also if the answer was stored before. */
export async function storeBody(db: Kysely<DB>, body: Uint8Array, asked?: number): Promise<number> {
  const payload = payloadOf(body, asked);
  await storePayloads(db, [payload]);
  const { id } = await db
    .selectFrom('core.payloads')
    .select('id')
    .where('hash', '=', hash('sha256', body, 'buffer'))
    .where('subject', '=', payload.subject)
    .executeTakeFirstOrThrow();
  return id;
}

export function payloadOf(body: Uint8Array, asked?: number): Payload {
  const label = identifyAnswer(body);
  return {
    source: SOURCE,
    game: 'helldivers1',
    ...label,
    subject: asked === undefined ? label.subject : String(asked),
    contentType: 'application/json',
    isSnapshot: label.kind === 'status',
    body,
  };
}

export async function importStored(db: Kysely<DB>, ids: readonly number[]): Promise<ImportedAnswers> {
  return await db.transaction().execute(async (trx) => {
    const rows = await selectPayloads(trx).where('p.id', 'in', ids).execute();
    return await importAnswers(trx, rows.map(toClaimed));
  });
}

export type Row = Readonly<Record<string, unknown>>;

export async function exportRows(db: Kysely<DB>, kind: keyof typeof EXPORTS): Promise<Row[]> {
  return await Array.fromAsync(EXPORTS[kind](db, [SOURCE]));
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
    sql`select season, time, fronts, encode(observed_hash, 'hex') as hash from helldivers1.polls order by season, time`,
    sql`select action, r.season, updated_at, encode(observed_hash, 'hex') as hash, encode(p.hash, 'hex') as payload
      from helldivers1.rebroadcasts as r join core.payloads as p on p.id = r.payload_id order by action, r.season`,
    sql`select kind, subject, encode(hash, 'hex') as hash, status, code, reason from core.payloads
      where game = 'helldivers1' order by kind, subject collate "C", hash`,
  ];
  const tables = await Promise.all(queries.map(async (query) => (await query.execute(db)).rows));
  return tables.map((rows) => rows.map((row) => JSON.stringify(row)).join('\n')).join('\n\n');
}

/** Deletes everything. */
export async function forgetAll(db: Kysely<DB>): Promise<void> {
  await sql`truncate helldivers1.seasons, helldivers1.polls, helldivers1.archive_refusals, core.endpoints, core.payloads, core.bodies cascade`.execute(
    db,
  );
}
