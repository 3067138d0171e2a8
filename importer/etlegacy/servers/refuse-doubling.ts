import { type Kysely, sql } from 'kysely';
import { SAMPLE_SERVER } from '../../../core/config.ts';
import { UserError } from '../../../core/user-error.ts';
import type { DB } from '../../../database/schema.ts';
import { LEAST_TELLING_BYTES } from '../../../parsers/etlegacy/least-telling-bytes.ts';
import type { RestoredPayload } from '../../game-importer.ts';

type Doubled = { readonly source: string; readonly server: string; readonly file: string };

/**
 * Throws a UserError if a payload of a backup was imported here for another server and not for its own, because its
 * round would count twice. Tiny files prove nothing, and files of the sample may be used anywhere.
 */
export async function refuseDoubling(db: Kysely<DB>, payloads: readonly RestoredPayload[]): Promise<void> {
  const { rows } = await sql<Doubled>`
    select given.source, s.key as server, given.subject as file
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
  const [found] = rows;
  if (found === undefined) return;
  const { source, server, file } = found;
  throw new UserError(
    `The backup has files of the server "${source}" that are here as files of "${server}", such as ${file}: they would count twice.`,
    `Nothing was changed. If it is one server: npm run debrief -- server rename ${server} ${source}; then run the restore again, and rename it back if "${server}" is the better name.`,
  );
}
