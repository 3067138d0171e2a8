import type { Transaction } from 'kysely';
import type { DB } from '../../../database/schema.ts';

/** Deletes everything that was derived from the files of a server. @returns the number of its rounds. */
export async function removeDerived(trx: Transaction<DB>, key: string): Promise<number> {
  await trx.deleteFrom('etlegacy.matches').where('server_key', '=', key).execute();
  await trx.deleteFrom('etlegacy.sessions').where('server_key', '=', key).execute();
  const rounds = await trx.deleteFrom('etlegacy.rounds').where('server_key', '=', key).executeTakeFirst();
  await trx.deleteFrom('etlegacy.player_names').where('server_key', '=', key).execute();
  await trx.deleteFrom('etlegacy.files').where('server_key', '=', key).execute();
  return Number(rounds.numDeletedRows);
}
