import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';

type Kind = { readonly game: string; readonly kind: string; readonly keepEveryS: number };

/**
 * Removes obsolete snapshots: each subject keeps the latest, and the first of every `keepEveryS` seconds of the
 * source's own time. Pending and rejected payloads, and those without a time of their own, stay. Safe to repeat.
 *
 * @returns the number of removed snapshots.
 */
export async function pruneSnapshots(db: Kysely<DB>, { game, kind, keepEveryS }: Kind): Promise<number> {
  return await db.transaction().execute(async (trx) => {
    // Prevents another transaction from referencing a body that is about to be deleted.
    await sql`lock table core.bodies in share row exclusive mode`.execute(trx);
    const { rows } = await sql<{ hash: Buffer }>`
      with ranked as (
        select id,
          row_number() over (
            partition by source, subject, floor(extract(epoch from snapshot_at) / ${keepEveryS}::int)
            order by snapshot_at, id
          ) as nth,
          row_number() over (partition by source, subject order by snapshot_at desc, id desc) as nth_last
        from core.payloads
        where game = ${game} and kind = ${kind} and snapshot_at is not null
          and status in ('imported', 'duplicate', 'superseded')
      )
      delete from core.payloads as p using ranked as r
      where p.id = r.id and r.nth > 1 and r.nth_last > 1
      returning p.hash`.execute(trx);
    await sql`
      delete from core.bodies as b
      where b.hash = any(${rows.map(({ hash }) => hash)}::bytea[])
        and not exists (select from core.payloads as p where p.hash = b.hash)`.execute(trx);
    return rows.length;
  });
}
