// A link keeps where it was said, so that it shows and is freed only where the same servers are seen.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

// As in core.audit: guild/<id>, direct or terminal. null: said before places were kept, or the end of a link.
const STATEMENTS = [`alter table core.links add column place text`];
