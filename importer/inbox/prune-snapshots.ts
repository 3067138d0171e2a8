import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { Retention } from '../game-importer.ts';

type Kind = Retention & { readonly game: string; readonly kind: string };

/**
 * Removes obsolete snapshots of a kind, see `Retention`. Pending and rejected payloads, and those without a time of their
 * own, stay. Safe to repeat.
 *
 * @returns the number of removed snapshots.
 */
export async function pruneSnapshots(
  db: Kysely<DB>,
  { game, kind, keepEveryS, keepForS, fetchPinned }: Kind,
): Promise<number> {
  const alike =
    keepEveryS === null ? sql`hash` : sql`floor(extract(epoch from snapshot_at) / ${keepEveryS}::int)`;
  return await db.transaction().execute(async (trx) => {
    // Prevents another transaction from referencing a body that is about to be deleted.
    await sql`lock table core.bodies in share row exclusive mode`.execute(trx);
    const pinned = (await fetchPinned?.(trx)) ?? [];
    const { rows } = await sql<{ hash: Buffer }>`
      with ranked as (
        select id,
          row_number() over (partition by source, subject, ${alike} order by snapshot_at, id) as nth,
          row_number() over (partition by source, subject order by snapshot_at desc, id desc) as nth_last,
          max(snapshot_at) over (partition by source, subject) - snapshot_at as age
        from core.payloads
        where game = ${game} and kind = ${kind} and snapshot_at is not null
          and status in ('imported', 'duplicate', 'superseded')
      )
      delete from core.payloads as p using ranked as r
      where p.id = r.id and r.nth_last > 1
        and (r.nth > 1 or r.age > make_interval(secs => ${keepForS ?? null}::float8))
        and r.id <> all(${pinned}::bigint[])
      returning p.hash`.execute(trx);
    await sql`
      delete from core.bodies as b
      where b.hash = any(${rows.map(({ hash }) => hash)}::bytea[])
        and not exists (select from core.payloads as p where p.hash = b.hash)`.execute(trx);
    return rows.length;
  });
}
