// A channel that came out of a backup is held until somebody switches it on: another copy of Debrief may post there.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table core.targets add column held_at timestamptz`.execute(db);
}
