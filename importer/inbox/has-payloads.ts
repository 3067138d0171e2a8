import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';

export async function hasPayloads(db: Kysely<DB>, source: string): Promise<boolean> {
  const found = db.selectFrom('core.payloads').select('id').where('source', '=', source).limit(1);
  return (await found.executeTakeFirst()) !== undefined;
}
