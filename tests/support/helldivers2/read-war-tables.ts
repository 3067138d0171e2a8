import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';

type Rows = readonly Readonly<Record<string, unknown>>[];

/** Returns all rows of the war by table name, without the ids of payloads. */
export async function readWarTables(db: Kysely<DB>): Promise<Record<string, Rows>> {
  const { rows: tables } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'helldivers2' order by 1`.execute(db);
  const found: Record<string, Rows> = {};
  for (const { name } of tables) {
    const { rows } = await sql<{ row: Record<string, unknown> }>`
      select to_jsonb(t) - 'payload_id' as row from ${sql.table(`helldivers2.${name}`)} as t
      order by (to_jsonb(t) - 'payload_id')::text collate "C"`.execute(db);
    found[name] = rows.map(({ row }) => row);
  }
  const { rows: ledger } = await sql<Record<string, unknown>>`
    select kind, observed_at, encode(hash, 'hex') as hash, status, code, reason from core.payloads
    order by kind, observed_at, hash`.execute(db);
  return { ...found, ledger };
}
