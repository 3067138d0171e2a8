import { sql, type Transaction } from 'kysely';
import type { DB } from '../database/schema.ts';

/** Serializes the processes that change or post alarms; reads are not blocked. */
export async function lockAlarms(trx: Transaction<DB>): Promise<void> {
  await sql`lock table core.alarms in share row exclusive mode`.execute(trx);
}
