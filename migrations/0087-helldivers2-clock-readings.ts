// Rates over 15 minutes or an hour need every status, not one sample per 300 s. Each status of the last hours keeps what it
// said of contested planets; older ones have null.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table helldivers2.clock add column readings jsonb`,
  `create index clock_readings on helldivers2.clock (war_id, observed_at) where readings is not null`,
];
