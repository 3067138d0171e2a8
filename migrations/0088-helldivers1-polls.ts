// Alerts about fronts and regions follow from one status to the next, so what each status of the last days said of them is
// kept: one row per status.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table helldivers1.polls (
      season integer not null,
      time bigint not null,
      observed_hash bytea not null,
      fronts jsonb not null,
      primary key (season, time)
    )`.execute(db);
}
