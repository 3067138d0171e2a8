import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';

/** Computes the spans of months and years that are over and changed since. */
export async function settleSpans(db: Kysely<DB>): Promise<void> {
  const servers = await db.selectFrom('etlegacy.servers').select('key').orderBy('key').execute();
  for (const { key } of servers) await settleSpansOf(db, key);
}

/** A month in each transaction, because each blocks the writers of that server: files that arrive come in between. */
export async function settleSpansOf(db: Kysely<DB>, server: string): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ made: number }>`
      select etlegacy.settle_some_spans(${server}, 1) as made`.execute(db);
    if ((rows[0]?.made ?? 0) === 0) return;
  }
}
