// Servers, files, rounds, matches and sessions.

const SERVERS = [
  `create schema if not exists etlegacy`,

  `create table etlegacy.servers (
    key text primary key,
    zone text not null
  )`,

  // The last answer of a game server to the question who plays. Observed by this machine, derived from nothing and outdated
  // after a few minutes: it is not in backups.
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

  // What the rows of each server were derived with, and the progress of a new derivation. made_with: derivation and zone of
  // all rows, null while unknown. target: the same of a derivation that is not finished; (after_subject, after_id) is the
  // last payload that it read, done how many it read of about \`files\`.
  `create table etlegacy.derivations (
    server_key text primary key references etlegacy.servers on delete cascade,
    made_with text,
    target text,
    after_subject text not null default '',
    after_id bigint not null default 0,
    done integer not null default 0,
    files integer not null default 0,
    changed_at timestamptz not null default now()
  )`,
];

/** Keys refer to rounds that the same transaction writes later, so they are checked at its end. */
const ROUND = 'etlegacy.rounds deferrable initially deferred';

export const ROUNDS = [
  ...SERVERS,

  // One row per payload that could be read, with what is needed to find its neighbours.
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

  // kind: \`single\` where one round is the whole map. documents: the kinds of files that describe the round. log: how much
  // of the event log is usable, null without one.
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
    rows_print bytea not null,
    kind text not null default 'stopwatch' check (kind in ('stopwatch', 'single')),
    game_type text
      check (game_type in ('stopwatch', 'last_man_standing', 'objective', 'campaign', 'map_vote')),
    documents jsonb not null default '["tab"]',
    former_ids jsonb not null default '[]',
    log text check (log in ('whole', 'short', 'broken')),
    log_reason text
  )`,
  `create index rounds_server_time on etlegacy.rounds (server_key, ended_at)`,
  `create index rounds_local_end on etlegacy.rounds (server_key, local_end)`,
  `create index rounds_session on etlegacy.rounds (session_id)`,
  `create index rounds_match on etlegacy.rounds (match_id)`,
  `create index rounds_unsettled on etlegacy.rounds (server_key, ended_at) where status in ('waiting', 'orphan')`,
  // A round is found by every id that it had while fewer of its documents were known.
  `create index rounds_former_ids on etlegacy.rounds using gin (former_ids jsonb_path_ops)
    where former_ids <> '[]'`,
  `create index rounds_logged on etlegacy.rounds (session_id) include (id, map)
    where log in ('whole', 'short') and status = 'ok'`,

  // result: of a single round, the side that won. first_won: whether those who attacked first won, null where nobody won.
  `create table etlegacy.matches (
    id bigint primary key,
    server_key text not null references etlegacy.servers,
    map text not null,
    r1_id bigint unique deferrable initially deferred references ${ROUND},
    r2_id bigint unique deferrable initially deferred references ${ROUND},
    result text not null
      check (result in ('r1_attackers', 'r2_attackers', 'draw', 'unfinished', 'axis', 'allies')),
    session_id bigint,
    ended_at timestamptz not null,
    first_won boolean
  )`,
  `create index matches_session on etlegacy.matches (session_id)`,
  `create index matches_time on etlegacy.matches (server_key, ended_at desc)`,
  `create index matches_map on etlegacy.matches (server_key, (lower(map) collate "C"))`,

  // is_counted: the tables of sums have rows of this session; while it is false, readers add up its rounds.
  `create table etlegacy.sessions (
    id bigint primary key references ${ROUND},
    server_key text not null references etlegacy.servers,
    local_date date not null,
    started_at timestamptz not null,
    ended_at timestamptz not null,
    rounds integer not null,
    is_counted boolean not null
  )`,
  `create index sessions_time on etlegacy.sessions (server_key, ended_at)`,
  `create index sessions_date on etlegacy.sessions (server_key, local_date)`,
  `create index sessions_open on etlegacy.sessions (server_key) where not is_counted`,
];
