// What one player does in an hour depends on the multiplier of that moment, so a sample keeps it.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table helldivers2.planet_samples add column impact_multiplier double precision`.execute(db);
}
