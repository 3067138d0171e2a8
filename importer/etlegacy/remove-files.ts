import { type Transaction, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { removeRounds } from './rows/remove-rounds.ts';

/**
 * Removes the file rows of these payloads of a server, which an earlier version could read.
 *
 * @returns the wall-clock times whose neighbourhoods must be derived again.
 */
export async function removeFiles(
  trx: Transaction<DB>,
  serverKey: string,
  payloadIds: readonly number[],
): Promise<string[]> {
  const files = await sql<{ local_end: string }>`
    with gone as (delete from etlegacy.files where payload_id = any(${payloadIds}::bigint[]) returning local_end)
    select to_char(local_end, 'YYYY-MM-DD"T"HH24:MI:SS') as local_end from gone`.execute(trx);
  if (files.rows.length === 0) return [];
  const rounds = await trx
    .selectFrom('etlegacy.rounds')
    .select('id')
    .where('payload_id', 'in', payloadIds)
    .execute();
  await removeRounds(
    trx,
    serverKey,
    rounds.map(({ id }) => id),
  );
  return files.rows.map((file) => file.local_end);
}
