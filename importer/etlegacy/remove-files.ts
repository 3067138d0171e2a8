import { type Transaction, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { recountNames } from './rows/store-names.ts';

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
  const players = await sql<{ player_key: string }>`
    select distinct p.player_key from etlegacy.player_rounds as p
    join etlegacy.rounds as r on r.id = p.round_id where r.payload_id = any(${payloadIds}::bigint[])`.execute(
    trx,
  );
  const rounds = await trx
    .deleteFrom('etlegacy.rounds')
    .where('payload_id', 'in', payloadIds)
    .returning('id')
    .execute();
  const ids = rounds.map((round) => round.id);
  await sql`delete from etlegacy.matches where r1_id = any(${ids}::bigint[]) or r2_id = any(${ids}::bigint[])`.execute(
    trx,
  );
  await sql`delete from etlegacy.sessions where id = any(${ids}::bigint[])`.execute(trx);
  const keys = players.rows.map((player) => player.player_key);
  for (const statement of recountNames(serverKey, keys)) await statement.execute(trx);
  return files.rows.map((file) => file.local_end);
}
