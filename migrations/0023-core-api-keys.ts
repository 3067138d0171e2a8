// Who may use the API: keys for programs, users who log in for people. Secrets are stored as hashes only.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

// What both may do and see: scopes, and the Discord servers and sources whose data they see.
const RIGHTS = `
  scopes text[] not null,
  is_everything boolean not null default false,
  guilds text[] not null default '{}',
  sources text[] not null default '{}'`;

const STATEMENTS = [
  `create table core.api_keys (
    id bigint generated always as identity primary key,
    name text not null unique,
    hash bytea not null unique,
    ${RIGHTS},
    created_at timestamptz not null default now(),
    used_at timestamptz,
    ends_at timestamptz
  )`,
  `create table core.api_users (
    id bigint generated always as identity primary key,
    name text not null unique,
    password text not null,
    ${RIGHTS},
    created_at timestamptz not null default now()
  )`,

  // One login of a user. All its tokens end with it.
  `create table core.api_logins (
    id uuid primary key default gen_random_uuid(),
    user_id bigint not null references core.api_users on delete cascade,
    opened_at timestamptz not null default now(),
    ended_at timestamptz
  )`,
  `create index api_logins_user on core.api_logins (user_id)`,
  // Each is exchanged once for the next; a second use of one ends the login.
  `create table core.api_refresh_tokens (
    hash bytea primary key,
    login_id uuid not null references core.api_logins on delete cascade,
    ends_at timestamptz not null,
    used_at timestamptz
  )`,
  `create index api_refresh_tokens_login on core.api_refresh_tokens (login_id)`,

  // Failed logins of the last minutes, by name and address and by address alone.
  `create table core.api_login_failures (
    subject bytea not null,
    failed_at timestamptz not null default now()
  )`,
  `create index api_login_failures_subject on core.api_login_failures (subject, failed_at)`,
];
