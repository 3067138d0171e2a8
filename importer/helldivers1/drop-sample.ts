import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { SAMPLE } from './sample-source.ts';
import { GAME } from './source.ts';

/** Empties a database of made-up wars, before newer ones are stored. */
export async function dropSample(db: Kysely<DB>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { rows: tables } = await sql<{ name: string }>`
      select tablename as name from pg_tables where schemaname = 'helldivers1'`.execute(trx);
    await sql`truncate ${sql.join(tables.map(({ name }) => sql.table(`helldivers1.${name}`)))}`.execute(trx);
    await sql`
      with gone as (delete from core.payloads where game = ${GAME} and source = ${SAMPLE} returning hash)
      delete from core.bodies as b using gone
      where b.hash = gone.hash
        and not exists (select from core.payloads as p where p.hash = b.hash and p.source <> ${SAMPLE})`.execute(
      trx,
    );
  });
}
