import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { SourceImporter } from '../game-importer.ts';

/** What every back-fill lets grow, and the columns by which it is found or left out. */
const PAYLOADS = 'core.payloads (id, source, subject, status)';

/**
 * Lets the planner see how much there is now. PostgreSQL looks by itself once a minute; until then the plans of a
 * back-fill would be those for the empty tables that it began with.
 */
export async function tellPlanner(db: Kysely<DB>, { growing }: SourceImporter): Promise<void> {
  await sql.raw(`analyze ${[PAYLOADS, ...growing].join(', ')}`).execute(db);
}
