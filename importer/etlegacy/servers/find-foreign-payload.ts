import { type Kysely, type RawBuilder, sql } from 'kysely';
import { SAMPLE_SERVER } from '../../../core/config.ts';
import type { DB } from '../../../database/schema.ts';
import { LEAST_TELLING_BYTES } from '../../../parsers/etlegacy/least-telling-bytes.ts';
import type { ForeignPayload, IncomingPayload } from '../../game-importer.ts';

/**
 * Finds a file that was imported for another server and not for its own, so that its round would count twice; null without
 * one. Tiny files prove nothing, and files of the sample may be used anywhere.
 */
export async function findForeignPayload(
  db: Kysely<DB>,
  payloads: readonly IncomingPayload[],
): Promise<ForeignPayload | null> {
  const documents = payloads.filter(({ subject }) => subject.endsWith('.json'));
  return (
    (await find(db, payloads, sql`p.subject = given.subject`)) ??
    // No index leads to them without their name, so only these are looked for.
    (documents.length === 0 ? null : await find(db, documents, sql`p.subject like '%.json'`))
  );
}

async function find(
  db: Kysely<DB>,
  payloads: readonly IncomingPayload[],
  isNamed: RawBuilder<unknown>,
): Promise<ForeignPayload | null> {
  const { rows } = await sql<ForeignPayload>`
    select given.source, s.key as owner, given.subject
    from unnest(
      ${payloads.map(({ source }) => source)}::text[], ${payloads.map(({ kind }) => kind)}::text[],
      ${payloads.map(({ subject }) => subject)}::text[], ${payloads.map(({ hash }) => hash)}::bytea[]
    ) as given (source, kind, subject, hash)
    join etlegacy.servers as s on s.key <> given.source and s.key <> ${SAMPLE_SERVER}
    join core.payloads as p on p.source = s.key and p.kind = given.kind and p.hash = given.hash and ${isNamed}
    where given.source <> ${SAMPLE_SERVER} and p.size >= ${LEAST_TELLING_BYTES} and p.status <> 'rejected'
      and not exists (
        select from core.payloads as own where own.source = given.source and own.kind = given.kind
          and own.hash = given.hash and own.subject = given.subject)
    order by given.subject, given.source, s.key
    limit 1`.execute(db);
  return rows[0] ?? null;
}
