import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { EtlegacyServer } from './import-payloads.ts';

/** Makes the server known; one that is known already keeps its zone. It may have been forgotten at any moment. */
export async function storeServer(db: Kysely<DB>, { key, zone }: EtlegacyServer): Promise<void> {
  await db
    .insertInto('etlegacy.servers')
    .values({ key, zone })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
