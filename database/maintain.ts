import { type Kysely, sql } from 'kysely';
import type { DB } from './schema.ts';

/**
 * Vacuums and analyzes table by table, without blocking readers or writers. Autovacuum runs later, and by thresholds
 * that small tables never reach.
 *
 * @returns the number of maintained tables.
 */
export async function maintain(db: Kysely<DB>, signal?: AbortSignal): Promise<number> {
  const { rows } = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema', 'pgboss', 'public') order by 1`.execute(db);
  let done = 0;
  for (const { name } of rows) {
    if (signal?.aborted === true) break;
    // The catalogue returns the name quoted.
    await sql.raw(`vacuum (analyze) ${name}`).execute(db);
    done += 1;
  }
  return done;
}
