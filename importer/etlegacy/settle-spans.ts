import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';

/** Computes the spans of months and years that are over and changed since. */
export async function settleSpans(db: Kysely<DB>): Promise<void> {
  const servers = await db.selectFrom('etlegacy.servers').select('key').orderBy('key').execute();
  // One by one, because each blocks the writers of one server.
  for (const { key } of servers) await sql`select etlegacy.settle_spans(${key})`.execute(db);
}
