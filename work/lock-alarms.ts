import { sql, type Transaction } from 'kysely';
import type { DB } from '../database/schema.ts';

/** One process at a time changes alarms or tells of them; others may read. */
export async function lockAlarms(trx: Transaction<DB>): Promise<void> {
  await sql`lock table core.alarms in share row exclusive mode`.execute(trx);
}
