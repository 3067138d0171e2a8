// The inbox (core) and everything derived from ET:Legacy round files (etlegacy).
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create schema if not exists core`,
  `create schema if not exists etlegacy`,

  // The ledger of all that any source ever said. observed_at is the source's own time (of a file: when it was last
  // written), received_at is for people; nothing is derived from either.
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
    check (status <> 'rejected' or code is not null)
  )`,
  `create unique index payloads_identity on core.payloads (source, kind, subject, hash)`,
  `create index payloads_new on core.payloads (source, subject) where status = 'new'`,
  `create index payloads_rejected on core.payloads (source, subject) where status = 'rejected'`,

  // Bodies apart from the ledger, compressed, one per content.
  `create table core.bodies (
    hash bytea primary key check (length(hash) = 32),
    body bytea not null
  )`,
  `alter table core.bodies alter column body set storage external`,

  // What people said. Append only.
  `create table core.decisions (
    id bigint generated always as identity primary key,
    decided_at timestamptz not null default now(),
    decided_by text not null,
    kind text not null,
    subject text not null,
    unique (kind, subject)
  )`,

  `create table etlegacy.servers (
    key text primary key,
    zone text not null
  )`,

  // One row per payload that could be read: what finding its neighbours needs.
  `create table etlegacy.files (
    payload_id bigint primary key references core.payloads on delete cascade,
    server_key text not null references etlegacy.servers,
    kind text not null check (kind in ('round', 'endstats')),
    name text not null,
    map text not null,
    label smallint not null,
    local_end timestamp not null,
    round_id bigint not null,
    content bytea not null,
    eventful boolean not null,
    lively boolean not null
  )`,
  `create index files_local_end on etlegacy.files (server_key, local_end)`,
  `create index files_content on etlegacy.files (server_key, content, map, label, name)`,
  `create index files_round on etlegacy.files (round_id)`,

  `create table etlegacy.rounds (
    id bigint primary key,
    server_key text not null references etlegacy.servers,
    payload_id bigint not null unique references core.payloads,
    file text not null,
    host_name text not null,
    map text not null,
    config text not null,
    label smallint not null check (label in (1, 2)),
    ended_at timestamptz not null,
    local_end timestamp not null,
    defender text not null check (defender in ('axis', 'allies')),
    winner text check (winner in ('axis', 'allies')),
    limit_s integer not null,
    next_limit_s integer not null,
    duration_ms integer,
    duration_source text not null,
    outcome text not null,
    status text not null
      check (status in ('ok', 'waiting', 'orphan', 'restarted', 'aborted', 'damaged')),
    status_reason text,
    match_id bigint,
    session_id bigint,
    active_humans smallint not null,
    laws jsonb not null,
    faults jsonb not null,
    round_print bytea not null,
    rows_print bytea not null
  )`,
  `create index rounds_server_time on etlegacy.rounds (server_key, ended_at)`,
  `create index rounds_local_end on etlegacy.rounds (server_key, local_end)`,
  `create index rounds_session on etlegacy.rounds (session_id)`,
  `create index rounds_match on etlegacy.rounds (match_id)`,
  `create index rounds_unsettled on etlegacy.rounds (server_key, ended_at) where status in ('waiting', 'orphan')`,

  `create table etlegacy.matches (
    id bigint primary key,
    server_key text not null references etlegacy.servers,
    map text not null,
    r1_id bigint unique references etlegacy.rounds deferrable initially deferred,
    r2_id bigint unique references etlegacy.rounds deferrable initially deferred,
    result text not null check (result in ('r1_attackers', 'r2_attackers', 'draw', 'unfinished')),
    session_id bigint,
    ended_at timestamptz not null
  )`,
  `create index matches_session on etlegacy.matches (session_id)`,

  `create table etlegacy.sessions (
    id bigint primary key references etlegacy.rounds deferrable initially deferred,
    server_key text not null references etlegacy.servers,
    local_date date not null,
    started_at timestamptz not null,
    ended_at timestamptz not null,
    rounds integer not null
  )`,
  `create index sessions_time on etlegacy.sessions (server_key, ended_at)`,

  // One row per player and round; never cumulative. null = the layout of that file has no such column.
  `create table etlegacy.player_rounds (
    round_id bigint not null references etlegacy.rounds on delete cascade deferrable initially deferred,
    player_key text not null,
    guid text not null,
    name text not null,
    raw_name text not null,
    is_bot boolean not null,
    team text check (team in ('axis', 'allies')),
    mode text not null check (mode in ('raw', 'delta', 'raw_new', 'raw_reset', 'spectator', 'unknown')),
    time_ms integer,
    alive_ms integer,
    kills integer,
    deaths integer,
    headshots integer,
    shots integer,
    hits integer,
    bullet_shots integer,
    bullet_hits integer,
    damage_given integer,
    damage_received integer,
    team_damage_given integer,
    team_damage_received integer,
    gibs integer,
    team_gibs integer,
    self_kills integer,
    team_kills integer,
    xp integer,
    killing_spree integer,
    death_spree integer,
    kill_assists integer,
    kill_steals integer,
    headshot_kills integer,
    obj_stolen integer,
    obj_returned integer,
    dyn_planted integer,
    dyn_defused integer,
    times_revived integer,
    revives_given integer,
    useful_kills integer,
    useless_kills integer,
    full_selfkills integer,
    denied_s integer,
    multi2 integer,
    multi3 integer,
    multi4 integer,
    multi5 integer,
    multi6 integer,
    repairs integer,
    primary key (round_id, player_key)
  )`,
  `create index player_rounds_player on etlegacy.player_rounds (player_key, round_id)`,

  `create table etlegacy.weapon_rounds (
    round_id bigint not null references etlegacy.rounds on delete cascade deferrable initially deferred,
    player_key text not null,
    weapon smallint not null,
    hits integer not null,
    shots integer not null,
    kills integer not null,
    deaths integer not null,
    headshots integer not null,
    primary key (round_id, player_key, weapon)
  )`,

  `create table etlegacy.round_awards (
    round_id bigint not null references etlegacy.rounds on delete cascade deferrable initially deferred,
    position smallint not null,
    award text not null,
    player_key text,
    player_name text not null,
    value text not null,
    primary key (round_id, position)
  )`,

  // subject is unknown in files of older scripts.
  `create table etlegacy.round_opponents (
    round_id bigint not null references etlegacy.rounds on delete cascade deferrable initially deferred,
    position smallint not null,
    subject_key text,
    subject_name text,
    opponent_key text,
    opponent_name text not null,
    kills integer not null,
    deaths integer not null,
    primary key (round_id, position)
  )`,

  // Which names a player carried, from when to when, in how many rounds.
  `create table etlegacy.player_names (
    player_key text not null,
    raw_name text not null,
    name text not null,
    guid text not null,
    is_bot boolean not null,
    first_seen timestamptz not null,
    last_seen timestamptz not null,
    rounds integer not null,
    primary key (player_key, raw_name)
  )`,
];
