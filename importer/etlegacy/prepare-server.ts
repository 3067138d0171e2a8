import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { EtlegacyServer } from './etlegacy-server.ts';
import { replay } from './replay.ts';

/**
 * Makes the server known. Where its zone is another than before, everything read from its wall clock is derived again
 * first, so that a crash in between is repaired by the next start.
 *
 * @returns how many payloads had to be read again.
 */
export async function prepareServer(db: Kysely<DB>, { key, zone }: EtlegacyServer): Promise<number> {
  await db
    .insertInto('etlegacy.servers')
    .values({ key, zone })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const known = await db
    .selectFrom('etlegacy.servers')
    .select('zone')
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  if (known.zone === zone) return 0;
  const done = await replay(db, { key, zone });
  await db.updateTable('etlegacy.servers').set({ zone }).where('key', '=', key).execute();
  return done;
}
