// What every game shares: the inbox, decisions of people, processes and alarms, posts, and keys of the HTTP API.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const INBOX = [
  // The ledger of everything that a source ever sent. observed_at is the source's own time (for a file: its last change),
  // received_at is for people; nothing is derived from either. snapshot_at is set for kinds that are snapshots: the same
  // content at another moment is another payload. For all other kinds the content alone is the identity.
  `create table core.payloads (
    id bigint generated always as identity primary key,
    source text not null,
    game text not null,
    kind text not null,
    subject text not null,
    hash bytea not null check (length(hash) = 32),
    size integer not null,
    content_type text not null,
    observed_at timestamptz,
    received_at timestamptz not null default now(),
    status text not null default 'new'
      check (status in ('new', 'imported', 'duplicate', 'superseded', 'rejected')),
    code text,
    line integer,
    reason text,
    snapshot_at timestamptz,
    check (status <> 'rejected' or code is not null)
  )`,
  // One index for snapshots and all other kinds, so that storing files stays one statement.
  `create unique index payloads_identity on core.payloads (source, kind, subject, hash, snapshot_at) nulls not distinct`,
  `create index payloads_new on core.payloads (source, subject) where status = 'new'`,
  `create index payloads_rejected on core.payloads (source, subject) where status = 'rejected'`,
  // The order in which a derivation reads the ledger.
  `create index payloads_subject on core.payloads (source, subject, id)`,
  // The time of a source's last payload, which answers over HTTP carry.
  `create index payloads_received on core.payloads (source, received_at)`,

  // Bodies are stored apart from the ledger, one per content, compressed by the program: external storage keeps PostgreSQL
  // from compressing them again.
  `create table core.bodies (
    hash bytea primary key check (length(hash) = 32),
    body bytea not null
  )`,
  `alter table core.bodies alter column body set storage external`,

  // Why new payloads of a source are not imported, when no payload is at fault. Deleted when the import continues.
  `create table core.holdups (
    source text not null,
    game text not null,
    say text not null,
    since timestamptz not null default now(),
    seen_at timestamptz not null default now(),
    primary key (source, game)
  )`,

  // A reimport that an admin asked for, and its progress. The job carries only the id, so another process can take it over
  // and continue. files: how many there are, null until known. changed: ids of rounds. problem: why the last attempt failed.
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

  // State of polled addresses of any game: the last answer, and since when and why there is none.
  `create table core.endpoints (
    name text primary key,
    every_s integer not null,
    asked_at timestamptz not null,
    answered_at timestamptz,
    failing_since timestamptz,
    reason text
  )`,
];

// What people decided: facts beside the derived rows, which no replay changes. Append only; the newest entry counts. Each
// carries its own time and origin, so that the newest is the same whatever the order of the rows, also after a backup of
// another database was restored.
const DECISIONS = [
  // The id of this database, as the origin of what is decided in it.
  `create table core.identity (
    is_only boolean primary key default true check (is_only),
    id uuid not null default gen_random_uuid()
  )`,
  `insert into core.identity default values`,
  `create function core.origin() returns uuid language sql stable as $$ select id from core.identity $$`,
  `create sequence core.words`,

  `create table core.decisions (
    id bigint generated always as identity primary key,
    decided_at timestamptz not null,
    decided_by text not null,
    kind text not null,
    subject text not null,
    origin uuid not null default core.origin(),
    seq bigint not null default nextval('core.words'),
    unique (kind, subject)
  )`,
  ...dateEntries('decisions', 'decided_at'),

  // Which player of which game an account is. subject: null when a link was removed. place: as in core.audit, so that a
  // link shows and is freed only where the same servers are seen; null when a link was removed.
  `create table core.links (
    id bigint generated always as identity primary key,
    linked_at timestamptz not null,
    account text not null,
    game text not null,
    subject text,
    proof text not null check (proof in ('unproven', 'name', 'admin')),
    origin uuid not null default core.origin(),
    seq bigint not null default nextval('core.words'),
    place text
  )`,
  `create index links_account on core.links (game, account, id desc)`,
  `create index links_subject on core.links (game, subject, id desc)`,
  ...dateEntries('links', 'linked_at'),

  // A link is proven by wearing a code in the game. A claim waits for a file that shows the code, or for admins where two
  // accounts claim one player.
  `create table core.claims (
    game text not null,
    account text not null,
    place text not null,
    code text not null,
    ends_at timestamptz not null,
    state text not null default 'open' check (state in ('open', 'proven', 'disputed', 'given', 'refused')),
    subject text,
    holder text,
    told_at timestamptz,
    primary key (game, account),
    unique (game, code)
  )`,

  // owner: user/<id> or guild/<id>. value: null for the default.
  `create table core.settings (
    id bigint generated always as identity primary key,
    set_at timestamptz not null,
    set_by text not null,
    owner text not null,
    name text not null,
    value text,
    origin uuid not null default core.origin(),
    seq bigint not null default nextval('core.words')
  )`,
  `create index settings_owner on core.settings (owner, name, id desc)`,
  ...dateEntries('settings', 'set_at'),

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

/**
 * Statements that date entries of a table by the clock, but always after the latest one: entries of this database count in
 * the order in which they were made, also when its clock was set back.
 */
function dateEntries(table: string, time: string): string[] {
  return [
    `create index ${table}_time on core.${table} (${time})`,
    `create function core.next_${time}() returns timestamptz language sql volatile as $$
      select greatest(clock_timestamp(), (select max(${time}) + interval '1 microsecond' from core.${table}))
    $$`,
    `alter table core.${table} alter column ${time} set default core.next_${time}()`,
  ];
}

const PROCESSES = [
  // Processes that use this database. schema: the last migration that the process knows. A row that was not refreshed for a
  // while belongs to a process that ended. address: where it answers over HTTP.
  `create table core.processes (
    id uuid primary key,
    kind text not null,
    schema text not null,
    host text not null,
    pid integer not null,
    started_at timestamptz not null default now(),
    seen_at timestamptz not null default now(),
    address text
  )`,

  // Takes the lock under which a source is written. A migration waits for every holder of such a lock (the number is that
  // of Kysely's migration lock), and a program that does not know an applied migration can no longer write.
  `create function core.lock_source(name text, known text) returns void language plpgsql as $$
  declare
    applied text;
  begin
    perform pg_advisory_xact_lock_shared(3853314791062309107);
    perform pg_advisory_xact_lock(hashtextextended(name, 0));
    select max(m.name collate "C") into applied from core.migrations as m;
    if applied > known collate "C" then
      raise exception using errcode = 'DB001', message =
        'The database was changed by a newer Debrief (' || applied || '), so this one stops writing. End it and start the new one.';
    end if;
  end $$`,

  // The last success of work that has to succeed regularly; a longer silence raises an alarm.
  `create table core.pulses (
    name text primary key,
    beat_at timestamptz not null,
    silent_after_s integer not null check (silent_after_s > 0)
  )`,
  // One row per problem, kept until its cool-down ends. over_at: null while the problem lasts.
  `create table core.alarms (
    key text primary key,
    say text not null,
    since timestamptz not null,
    seen_at timestamptz not null,
    over_at timestamptz,
    logged_at timestamptz not null
  )`,
];

const POSTS = [
  // A subject of a source that changed since it was last compared with its posts. An empty subject means the whole source.
  `create table core.stirs (
    game text not null,
    scope text not null,
    subject text not null,
    stirred_at timestamptz not null default now(),
    primary key (game, scope, subject)
  )`,
  `create index stirs_order on core.stirs (game, stirred_at)`,

  // A channel that receives posts about sources of one game. The key, guild/channel/game, is natural, so that it means the
  // same in a backup; it changes with the channel. held_at: it came out of a backup and waits until somebody switches it on,
  // because another copy of Debrief may post there.
  `create table core.targets (
    key text primary key,
    guild text not null,
    channel text not null,
    game text not null,
    scopes text[] not null,
    kinds jsonb not null,
    zone text not null default 'UTC',
    hour smallint not null default 12 check (hour between 0 and 23),
    quiet_from smallint check (quiet_from between 0 and 23),
    quiet_until smallint check (quiet_until between 0 and 23),
    set_by text,
    since timestamptz not null default now(),
    removed_at timestamptz,
    planned_at timestamptz,
    away_from timestamptz,
    away_until timestamptz,
    paused_at timestamptz,
    failures integer not null default 0,
    last_ok_at timestamptz,
    last_error text,
    told_at timestamptz,
    held_at timestamptz,
    check ((quiet_from is null) = (quiet_until is null))
  )`,

  `create table core.posts (
    target text not null references core.targets (key) on update cascade,
    kind text not null,
    anchor bigint not null,
    generation integer not null default 1,
    about bigint not null,
    covers bigint[] not null,
    scope text not null,
    subject text not null,
    state text not null default 'due'
      check (state in ('due', 'sending', 'posted', 'removed', 'lost', 'skipped', 'failed')),
    planned_at timestamptz not null default now(),
    due_at timestamptz,
    expires_at timestamptz not null,
    sent_at timestamptz,
    channel text,
    message text,
    inside text,
    merged_into bigint,
    print text,
    posted_at timestamptz,
    edited_at timestamptz,
    attempts integer not null default 0,
    problem text,
    primary key (target, kind, anchor, generation)
  )`,
  `create index posts_covers on core.posts using gin (covers)`,
  `create index posts_subject on core.posts (scope, subject)`,
  `create index posts_due on core.posts (due_at) where due_at is not null`,
  `create index posts_message on core.posts (message) where message is not null`,
];

/** What keys and users of the API may do (scopes) and see (Discord servers and sources). */
const RIGHTS = `scopes text[] not null,
    is_everything boolean not null default false,
    guilds text[] not null default '{}',
    sources text[] not null default '{}'`;

// Keys are for programs, users with a password for people. Secrets are stored as hashes only.
const API_ACCESS = [
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
  // A token is exchanged once for the next one; a second use of the same token ends the login.
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

const STATEMENTS = [
  `create schema if not exists core`,
  ...INBOX,
  ...DECISIONS,
  ...PROCESSES,
  ...POSTS,
  ...API_ACCESS,
];
