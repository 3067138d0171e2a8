// What admins asked to be read again, and how far it is. The job that does it only carries the id, so whoever takes it over
// goes on from here, and whoever asked can look.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // files: how many it are, once that is known. changed: ids of rounds. problem: why the last attempt failed.
  `create table core.reimports (
    id text primary key,
    server_key text not null,
    target jsonb not null,
    asked_at timestamptz not null default now(),
    attempts integer not null default 0,
    files integer,
    done integer not null default 0,
    changed jsonb not null,
    problem text,
    ended_at timestamptz
  )`,
  `create index reimports_asked on core.reimports (server_key, asked_at desc)`,
];
