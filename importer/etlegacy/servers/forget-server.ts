import { type Kysely, sql, type Transaction } from 'kysely';
import { stirSubjects } from '../../../database/stir-subjects.ts';
import type { DB } from '../../../database/schema.ts';
import { lockServer } from './lock-server.ts';
import { removeDerived } from './remove-derived.ts';

export type Forgotten = { readonly payloads: number; readonly rounds: number };

/** Removes a server with all its payloads and all rows derived from them. Payloads of other servers stay complete. */
export async function forgetServer(db: Kysely<DB>, key: string): Promise<Forgotten | null> {
  return await db.transaction().execute(async (trx) => {
    await lockServer(key).execute(trx);
    // No writer may store a body that is about to be deleted. Locked before any row, in the same order as writers.
    await sql`lock table core.bodies in share row exclusive mode`.execute(trx);
    const known = await trx
      .selectFrom('etlegacy.servers')
      .select('key')
      .where('key', '=', key)
      .executeTakeFirst();
    if (known === undefined) return null;
    const rounds = await removeDerived(trx, key);
    // A later server with the same key is a different one.
    for (const table of ['core.api_keys', 'core.api_users'])
      await sql`
        update ${sql.table(table)} set sources = array_remove(sources, ${key})
        where ${key} = any(sources)`.execute(trx);
    await trx.deleteFrom('core.reimports').where('server_key', '=', key).execute();
    const payloads = await trx.deleteFrom('core.payloads').where('source', '=', key).executeTakeFirst();
    await sql`
      delete from core.bodies as b
      where not exists (select from core.payloads as p where p.hash = b.hash)`.execute(trx);
    await trx.deleteFrom('etlegacy.servers').where('key', '=', key).execute();
    await stirPosted(trx, key);
    return { payloads: Number(payloads.numDeletedRows), rounds };
  });
}

/** Its posts are deleted too, and its part of those that tell of several servers. */
async function stirPosted(trx: Transaction<DB>, key: string): Promise<void> {
  await trx.deleteFrom('core.stirs').where('game', '=', 'etlegacy').where('scope', '=', key).execute();
  const posted = await trx
    .selectFrom('core.posts as p')
    .innerJoin('core.targets as t', 't.key', 'p.target')
    .select('t.key')
    .where('t.game', '=', 'etlegacy')
    .limit(1)
    .executeTakeFirst();
  if (posted !== undefined)
    await stirSubjects({ game: 'etlegacy', scope: key, subjects: [''] })?.execute(trx);
}
