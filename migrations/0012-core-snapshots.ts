// A snapshot says how something was at one moment: the same content at another moment is another payload. Of every other
// kind the content alone is the identity, whatever time the source gives.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table core.payloads add column snapshot_at timestamptz`,
  `drop index core.payloads_identity`,
  // One index for both, so that storing files stays one statement.
  `create unique index payloads_identity on core.payloads (source, kind, subject, hash, snapshot_at) nulls not distinct`,
];
