import { sql, type Transaction } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { type BackupPayload, payloadLine } from './backup-format.ts';
import { hashOf } from './payload-hash.ts';
import { readLines } from './read-lines.ts';

const CHUNK = 200;

type Sources = {
  /** A source of the database. */
  readonly here: string;
  /** A source of the backup. */
  readonly there: string;
};

/** Whether the database has a payload of a backup: of the same kind and subject, with the same bytes. */
export async function sharesPayload(
  trx: Transaction<DB>,
  file: string,
  { here, there }: Sources,
): Promise<boolean> {
  let chunk: BackupPayload[] = [];
  for await (const line of readLines(file)) {
    const read = payloadLine.safeParse(JSON.parse(line.toString('utf8')));
    if (!read.success || read.data.payload.source !== there) continue;
    chunk.push(read.data.payload);
    if (chunk.length < CHUNK) continue;
    if (await hasOne(trx, here, chunk)) return true;
    chunk = [];
  }
  return await hasOne(trx, here, chunk);
}

async function hasOne(
  trx: Transaction<DB>,
  source: string,
  payloads: readonly BackupPayload[],
): Promise<boolean> {
  const { rows } = await sql`
    select from core.payloads as known join unnest(
      ${payloads.map(({ kind }) => kind)}::text[], ${payloads.map(({ subject }) => subject)}::text[],
      ${payloads.map(hashOf)}::bytea[]) as given (kind, subject, hash) using (kind, subject, hash)
    where known.source = ${source} limit 1`.execute(trx);
  return rows.length > 0;
}
