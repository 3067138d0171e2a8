import { sql, type Transaction } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { PayloadOutcome } from './outcome.ts';

/** Writes the outcome of payloads to the ledger. */
export async function storeOutcomes(
  trx: Transaction<DB>,
  outcomes: readonly PayloadOutcome[],
): Promise<void> {
  await sql`
    update core.payloads as p set status = o.status, code = o.code, reason = o.reason, line = null
    from jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb) as o (id bigint, status text, code text, reason text)
    where p.id = o.id and (p.status, p.code, p.reason) is distinct from (o.status, o.code, o.reason)`.execute(
    trx,
  );
}
