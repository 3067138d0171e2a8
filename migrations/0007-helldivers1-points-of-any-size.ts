// Corrupt points may have more than 64 bits, as counters may, and are kept unchanged.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table helldivers1.live
    alter column points type numeric, alter column points_taken type numeric, alter column points_max type numeric`,
  `alter table helldivers1.events alter column points type numeric, alter column points_max type numeric`,
  `alter table helldivers1.event_samples alter column points type numeric`,
];
