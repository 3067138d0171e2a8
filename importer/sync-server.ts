import type { Kysely } from 'kysely';
import type { DB } from '../database/schema.ts';

/**
 * Makes the server's row say what the configuration says.
 *
 * @returns whether the zone changed, so that everything derived from wall clocks has to be replayed.
 */
export async function syncServer(db: Kysely<DB>, server: { key: string; zone: string }): Promise<boolean> {
  return await db.transaction().execute(async (trx) => {
    const known = await trx
      .selectFrom('etlegacy.servers')
      .select('zone')
      .where('key', '=', server.key)
      .forUpdate()
      .executeTakeFirst();
    if (known?.zone === server.zone) return false;
    await trx
      .insertInto('etlegacy.servers')
      .values({ key: server.key, zone: server.zone })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ zone: server.zone }))
      .execute();
    return known !== undefined;
  });
}
