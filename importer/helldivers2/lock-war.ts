import { sql, type Transaction } from 'kysely';
import type { DB } from '../../database/schema.ts';

/** One writer at a time: derived rows depend on their neighbours. Held until the transaction ends. */
export async function lockWar(trx: Transaction<DB>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('helldivers2 rows'))`.execute(trx);
}
