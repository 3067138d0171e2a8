import { type Kysely, sql } from 'kysely';
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
  const { rows } = await sql<ForeignPayload>`
    select given.source, s.key as owner, given.subject
    from unnest(
      ${payloads.map(({ source }) => source)}::text[], ${payloads.map(({ kind }) => kind)}::text[],
      ${payloads.map(({ subject }) => subject)}::text[], ${payloads.map(({ hash }) => hash)}::bytea[]
    ) as given (source, kind, subject, hash)
    join etlegacy.servers as s on s.key <> given.source and s.key <> ${SAMPLE_SERVER}
    join core.payloads as p on p.source = s.key and p.kind = given.kind and p.subject = given.subject
      and p.hash = given.hash
    where given.source <> ${SAMPLE_SERVER} and p.size >= ${LEAST_TELLING_BYTES} and p.status <> 'rejected'
      and not exists (
        select from core.payloads as own where own.source = given.source and own.kind = given.kind
          and own.subject = given.subject and own.hash = given.hash)
    order by given.subject, given.source, s.key
    limit 1`.execute(db);
  return rows[0] ?? null;
}
