// Alerts about regions follow from one status to the next, so a situation says who owns which region, too. Of older ones
// that is not known, and nothing follows from them.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table helldivers2.situations add column regions jsonb not null default '{}'`.execute(db);
}
