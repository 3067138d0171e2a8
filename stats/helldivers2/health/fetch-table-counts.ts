import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';

/** Rows of every table of the war, by name; the list comes from the database's own catalogue. */
export async function fetchTableCounts(db: Kysely<DB>): Promise<Record<string, number>> {
  const { rows: tables } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'helldivers2' order by tablename`.execute(db);
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const { rows } = await sql<{ rows: number }>`
      select count(*) as rows from ${sql.table(`helldivers2.${name}`)}`.execute(db);
    counts[name] = rows[0]?.rows ?? 0;
  }
  return counts;
}
