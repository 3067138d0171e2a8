// Kills of the last minute are unknown where a log hides a pause.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table etlegacy.player_logs alter column late_kills drop not null`.execute(db);
}
