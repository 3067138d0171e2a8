import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { EtlegacyServer } from './etlegacy-server.ts';

/** Finds a known server; undefined if it never existed or was forgotten. */
export async function findServer(db: Kysely<DB>, key: string): Promise<EtlegacyServer | undefined> {
  return await db
    .selectFrom('etlegacy.servers')
    .select(['key', 'zone'])
    .where('key', '=', key)
    .executeTakeFirst();
}
