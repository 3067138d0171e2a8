import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { SAMPLE } from './sample-source.ts';
import { GAME } from './source.ts';

/** Removes the made-up wars before the first answer of the real API: the two would be mixed up. */
export async function dropSample(db: Kysely<DB>): Promise<void> {
  const { rows } = await sql`
    select from core.payloads where game = ${GAME} and source = ${SAMPLE} limit 1`.execute(db);
  if (rows.length === 0) return;
  await db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('helldivers1', 0))`.execute(trx);
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
    // Answers of another source that were imported beside the sample went with its tables.
    await sql`update core.payloads set status = 'new', code = null, line = null, reason = null
      where game = ${GAME} and status = 'imported'`.execute(trx);
  });
}
