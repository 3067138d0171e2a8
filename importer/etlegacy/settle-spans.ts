import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';

/** Adds up the months and years that are over and of which something changed since. */
export async function settleSpans(db: Kysely<DB>): Promise<void> {
  const servers = await db.selectFrom('etlegacy.servers').select('key').orderBy('key').execute();
  // One by one: each keeps the writers of one server waiting.
  for (const { key } of servers) await sql`select etlegacy.settle_spans(${key})`.execute(db);
}
