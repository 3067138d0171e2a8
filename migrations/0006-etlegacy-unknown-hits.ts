// Hits with a weapon can be unknown: event logs of some scripts and engines do not contain them.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table etlegacy.weapon_rounds alter column hits drop not null`.execute(db);
}
