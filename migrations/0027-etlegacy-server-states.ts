// What a game server last answered when it was asked who plays. Seen by this machine, derived from nothing, and worth
// nothing after a few minutes: no backup carries it.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table etlegacy.server_states (
    server_key text primary key references etlegacy.servers on delete cascade,
    asked_at timestamptz not null,
    answered_at timestamptz,
    silent_since timestamptz,
    reason text,
    map text,
    map_since timestamptz,
    empty_since timestamptz,
    playing_since timestamptz,
    time_limit_minutes double precision,
    people jsonb not null
  )`,
];
