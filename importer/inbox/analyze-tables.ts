import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { SourceImporter } from '../game-importer.ts';

/** The table that every back-fill grows, and the columns that its queries filter by. */
const PAYLOADS = 'core.payloads (id, source, subject, status)';

/**
 * Analyzes the growing tables. Autovacuum does so at most once a minute; until then a back-fill would run with plans
 * made for empty tables.
 */
export async function analyzeTables(db: Kysely<DB>, { growing }: SourceImporter): Promise<void> {
  await sql.raw(`analyze ${[PAYLOADS, ...growing].join(', ')}`).execute(db);
}
