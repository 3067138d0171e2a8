import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { UserError } from '../../core/user-error.ts';

/** Throws in words where no server of that key is known: a typing error must not look like an empty evening. */
export async function requireServer(db: Kysely<DB>, key: string): Promise<void> {
  const known = await db
    .selectFrom('etlegacy.servers')
    .select('key')
    .where('key', '=', key)
    .executeTakeFirst();
  if (known === undefined)
    throw new UserError(`There is no server "${key}".`, 'Run "debrief doctor" to see all servers.');
}
