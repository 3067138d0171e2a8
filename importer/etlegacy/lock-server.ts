import { type Transaction, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';

/**
 * Two halves of a match imported at the same moment would else never find each other. Held until the transaction ends.
 */
export async function lockServer(trx: Transaction<DB>, serverKey: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('etlegacy/' || ${serverKey}, 0))`.execute(trx);
}
