import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { lockWar } from './lock-war.ts';

/**
 * Empties every table of the war and deletes its payloads from the inbox, so that nothing is imported again. All or
 * nothing.
 */
export async function wipeWar(db: Kysely<DB>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockWar(trx);
    const { rows } = await sql<{ name: string }>`
      select tablename as name from pg_tables where schemaname = 'helldivers2'`.execute(trx);
    await sql`truncate ${sql.join(rows.map(({ name }) => sql.table(`helldivers2.${name}`)))}`.execute(trx);
    await sql`delete from core.endpoints where name like 'helldivers2/%'`.execute(trx);
    await sql`
      with gone as (delete from core.payloads where game = 'helldivers2' returning hash)
      delete from core.bodies as b using gone
      where b.hash = gone.hash
        and not exists (select from core.payloads as p where p.hash = b.hash and p.game <> 'helldivers2')`.execute(
      trx,
    );
  });
}
