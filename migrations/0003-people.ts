// What people said about themselves and what admins did: facts beside the derived rows, which no replay touches.
// Append only; the last word counts.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // Which player of which game an account is. subject null: no longer any.
  `create table core.links (
    id bigint generated always as identity primary key,
    linked_at timestamptz not null default now(),
    account text not null,
    game text not null,
    subject text,
    proof text not null check (proof in ('unproven', 'admin'))
  )`,
  `create index links_account on core.links (game, account, id desc)`,
  `create index links_subject on core.links (game, subject, id desc)`,

  // owner: user/<id> or guild/<id>. value null: back to what is usual.
  `create table core.settings (
    id bigint generated always as identity primary key,
    set_at timestamptz not null default now(),
    set_by text not null,
    owner text not null,
    name text not null,
    value text
  )`,
  `create index settings_owner on core.settings (owner, name, id desc)`,

  // Who did what. place: guild/<id>, direct or terminal.
  `create table core.audit (
    id bigint generated always as identity primary key,
    done_at timestamptz not null default now(),
    actor text not null,
    place text not null,
    action text not null,
    subject text not null,
    server_key text,
    details jsonb not null
  )`,
  `create function core.refuse_change() returns trigger language plpgsql as $$
  begin
    raise exception 'core.audit is append only';
  end $$`,
  `create trigger audit_is_append_only before update or delete or truncate on core.audit
    for each statement execute function core.refuse_change()`,
];
