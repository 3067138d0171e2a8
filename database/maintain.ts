import { type Kysely, sql } from 'kysely';
import type { DB } from './schema.ts';

/**
 * Makes the months and years that are over and of which something changed since. Then gives back the space of what was
 * replaced and renews what the planner knows, table by table, without holding anybody up. What PostgreSQL does by itself it
 * does later and by thresholds that small tables never reach.
 *
 * @returns how many tables were looked after.
 */
export async function maintain(db: Kysely<DB>, signal?: AbortSignal): Promise<number> {
  const { rows: servers } = await sql<{ key: string }>`select key from etlegacy.servers order by key`.execute(
    db,
  );
  // One by one: each keeps the writers of one server waiting.
  for (const { key } of servers) await sql`select etlegacy.settle_spans(${key})`.execute(db);
  const { rows } = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname in ('core', 'etlegacy') order by 1`.execute(db);
  let done = 0;
  for (const { name } of rows) {
    if (signal?.aborted === true) break;
    // The name comes quoted from the catalogue.
    await sql.raw(`vacuum (analyze) ${name}`).execute(db);
    done += 1;
  }
  return done;
}
