import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { lockWar } from './lock-war.ts';
import { SAMPLE } from './sample-source.ts';
import { wipeWar } from './wipe-war.ts';

/**
 * Removes the sample war, which has a database of its own, from among real answers: a restored backup of an earlier version
 * may have brought it. Real answers are imported again. Safe to run twice.
 */
export async function dropSample(db: Kysely<DB>): Promise<void> {
  const isFrom = (source: RawBuilder<boolean>) =>
    sql`select from core.payloads where ${source} and game = 'helldivers2' limit 1`.execute(db);
  // An index leads to the first; the second reads the whole inbox.
  if ((await isFrom(sql`source = ${SAMPLE}`)).rows.length === 0) return;
  // Of every kind of answer the newest is kept, so without another source there are no other rows.
  if ((await isFrom(sql`source <> ${SAMPLE}`)).rows.length === 0) return await wipeWar(db);
  await db.transaction().execute(async (trx) => {
    await lockWar(trx);
    await dropRows(trx);
    await dropPayloads(trx);
    await sql`
      update core.payloads set status = 'new', code = null, reason = null
      where game = 'helldivers2' and status in ('imported', 'duplicate', 'superseded')`.execute(trx);
  });
}

/** Rows of real answers may refer to planets of the sample, so those lose their names only. */
async function dropRows(trx: Transaction<DB>): Promise<void> {
  const made = sql`select id from core.payloads where game = 'helldivers2' and source = ${SAMPLE}`;
  const { rows: wars } = await sql<{ id: number }>`
    select war_id as id from helldivers2.clock group by war_id having bool_and(payload_id in (${made}))`.execute(
    trx,
  );
  await sql`
    delete from helldivers2.order_polls where body_hash in
      (select hash from core.payloads where game = 'helldivers2' and source = ${SAMPLE})`.execute(trx);
  await sql`
    update helldivers2.planets set name = null, name_rank = 0, named_at = null, described_at = null, payload_id = null,
      placeholder = true
    where payload_id in (${made})`.execute(trx);
  for (const table of await fetchTables(trx, 'payload_id')) {
    if (table !== 'planets')
      await sql`delete from ${sql.table(`helldivers2.${table}`)} where payload_id in (${made})`.execute(trx);
  }
  for (const table of await fetchTables(trx, 'war_id'))
    await sql`
      delete from ${sql.table(`helldivers2.${table}`)} where war_id = any(${wars.map(({ id }) => id)}::bigint[])`.execute(
      trx,
    );
  await sql`
    delete from helldivers2.situations as s
    where not exists (select from helldivers2.clock as c where c.situation = s.hash)`.execute(trx);
}

/** The tables of the war with a column. */
async function fetchTables(trx: Transaction<DB>, column: 'payload_id' | 'war_id'): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.columns
    where table_schema = 'helldivers2' and column_name = ${column}`.execute(trx);
  return rows.map(({ name }) => name);
}

async function dropPayloads(trx: Transaction<DB>): Promise<void> {
  await sql`
    with gone as (
      delete from core.payloads where game = 'helldivers2' and source = ${SAMPLE} returning hash
    )
    delete from core.bodies as b using gone
    where b.hash = gone.hash and not exists (
      select from core.payloads as p
      where p.hash = b.hash and (p.game, p.source) <> ('helldivers2', ${SAMPLE})
    )`.execute(trx);
}
