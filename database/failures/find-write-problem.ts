import { type Kysely, sql } from 'kysely';
import type { DB } from '../schema.ts';

/** Returns why this database accepts no writes, and what to do; null when it does. */
export async function findWriteProblem(db: Kysely<DB>): Promise<string | null> {
  const { rows } = await sql<{ standby: boolean; readOnly: boolean; mayWrite: boolean }>`
    select pg_is_in_recovery() as standby, current_setting('transaction_read_only')::bool as "readOnly",
      has_table_privilege('core.payloads', 'insert') and has_table_privilege('core.payloads', 'update')
        as "mayWrite"`.execute(db);
  const [found] = rows;
  if (found?.standby === true)
    return 'The database is a standby and takes no changes: let DATABASE_URL lead to the primary.';
  if (found?.readOnly === true)
    return 'The database is set read only, so nothing is imported: set default_transaction_read_only to off for the database and the role.';
  if (found?.mayWrite === false)
    return 'The user of DATABASE_URL may not write to Debrief\'s tables: let it own them ("reassign owned by ... to ...").';
  return null;
}
