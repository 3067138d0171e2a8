import { type Transaction, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { recountNames } from './store-names.ts';

/** Removes rounds that no file is of any longer, with everything that was made from them. */
export async function removeRounds(
  trx: Transaction<DB>,
  serverKey: string,
  ids: readonly number[],
): Promise<void> {
  if (ids.length === 0) return;
  const players = await sql<{ player_key: string }>`
    select distinct player_key from etlegacy.player_rounds where round_id = any(${ids}::bigint[])`.execute(
    trx,
  );
  await trx.deleteFrom('etlegacy.rounds').where('id', 'in', ids).execute();
  await sql`delete from etlegacy.matches where r1_id = any(${ids}::bigint[]) or r2_id = any(${ids}::bigint[])`.execute(
    trx,
  );
  await sql`delete from etlegacy.sessions where id = any(${ids}::bigint[])`.execute(trx);
  const keys = players.rows.map((player) => player.player_key);
  for (const statement of recountNames(serverKey, keys)) await statement.execute(trx);
}
