// Alarms are posted like everything else: what was posted of them is in core.posts.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [`alter table core.alarms drop column told, drop column told_at`];
