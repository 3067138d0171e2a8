import { type Kysely, sql } from 'kysely';
import type { DB } from './schema.ts';

/**
 * Gives back the space of what was replaced and renews what the planner knows, table by table, without holding anybody up.
 * What PostgreSQL does by itself it does later and by thresholds that small tables never reach.
 *
 * @returns how many tables were looked after.
 */
export async function maintain(db: Kysely<DB>, signal?: AbortSignal): Promise<number> {
  const { rows } = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema', 'pgboss', 'public') order by 1`.execute(db);
  let done = 0;
  for (const { name } of rows) {
    if (signal?.aborted === true) break;
    // The name comes quoted from the catalogue.
    await sql.raw(`vacuum (analyze) ${name}`).execute(db);
    done += 1;
  }
  return done;
}
