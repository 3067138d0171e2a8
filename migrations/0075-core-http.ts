// Where a process answers over HTTP, and an index for the time of a source's last payload, which answers carry.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table core.processes add column address text`.execute(db);
  await sql`create index payloads_received on core.payloads (source, received_at)`.execute(db);
}
