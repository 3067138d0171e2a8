import { type Kysely, sql } from 'kysely';

/** The tables of the game. A real game has this in `migrations/`; here only its tests apply it. */
export async function up<T>(db: Kysely<T>): Promise<void> {
  await sql`create schema skimming`.execute(db);
  await sql`
    create table skimming.contests (
      id bigint primary key,
      source text not null,
      pond text not null,
      held_at timestamptz not null,
      payload_id bigint not null references core.payloads (id) on delete cascade
    )`.execute(db);
  await sql`
    create table skimming.throws (
      contest_id bigint not null references skimming.contests (id) on delete cascade,
      position smallint not null,
      player_key text not null,
      name text not null,
      skips smallint not null,
      metres float8 not null,
      primary key (contest_id, position)
    )`.execute(db);
  await sql`create index throws_player on skimming.throws (player_key)`.execute(db);
}
