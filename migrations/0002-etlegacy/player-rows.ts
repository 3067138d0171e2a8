// What players did in each round, from the round files and from the event logs, and which of it counts.

import { GAME_TYPE } from './sum-columns.ts';

const FROM_FILES = [
  // One row per player and round; never cumulative. null: the layout of that file has no such column.
  `create table etlegacy.player_rounds (
    round_id bigint not null,
    player_key text not null,
    guid text not null,
    name text not null,
    raw_name text not null,
    is_bot boolean not null,
    team text check (team in ('axis', 'allies')),
    mode text not null
      check (mode in ('raw', 'delta', 'partial', 'raw_new', 'raw_reset', 'from_log', 'spectator', 'unknown')),
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

  // shots and headshots are null where only an event log describes the round: it has no shots and misses some head hits.
  `create table etlegacy.weapon_rounds (
    round_id bigint not null,
    player_key text not null,
    weapon smallint not null,
    hits integer not null,
    shots integer,
    kills integer not null,
    deaths integer not null,
    headshots integer,
    primary key (round_id, player_key, weapon)
  )`,

  `create table etlegacy.round_awards (
    round_id bigint not null,
    position smallint not null,
    award text not null,
    player_key text,
    player_name text not null,
    value text not null,
    primary key (round_id, position)
  )`,

  // subject is unknown in files of older scripts.
  `create table etlegacy.round_opponents (
    round_id bigint not null,
    position smallint not null,
    subject_key text,
    subject_name text,
    opponent_key text,
    opponent_name text not null,
    kills integer not null,
    deaths integer not null,
    primary key (round_id, position)
  )`,

  // Which names a player used on which server, from when to when, in how many rounds. Per server, so that people who see one
  // server learn no names from another, and writers of two servers do not wait for each other. search: the name as people
  // type it, in lower case and without accents.
  `create table etlegacy.player_names (
    player_key text not null,
    raw_name text not null,
    name text not null,
    guid text not null,
    is_bot boolean not null,
    first_seen timestamptz not null,
    last_seen timestamptz not null,
    rounds integer not null,
    search text not null
      generated always as (lower(regexp_replace(normalize(name, NFKD), '[\u0300-\u036f]', '', 'g'))) stored,
    server_key text not null,
    primary key (player_key, raw_name, server_key)
  )`,
];

// The events of a round are one row of arrays, which takes a tenth of the space of a row per event; a view returns them as
// rows. Duels and the sums of players have rows of their own, because queries read them over many rounds.
const FROM_LOGS = [
  `create table etlegacy.round_logs (
    round_id bigint primary key,
    -- Keys of the players in the log; the columns below hold places in this list, from 1 on.
    players text[] not null,
    at_ms integer[] not null,
    -- On the game clock, without pauses; null where there was no pause.
    clock_ms integer[],
    kinds text[] not null,
    player smallint[] not null,
    victim smallint[] not null,
    mod smallint[] not null,
    class text[] not null,
    side smallint[] not null,
    objective text[],
    -- Damage to enemies, for each player in each 5 s of the game clock, one player after the other; null: not in the log.
    damage integer[]
  )`,
  `create view etlegacy.round_events as
    select l.round_id, (e.place - 1)::integer as place, e.at_ms, coalesce(e.clock_ms, e.at_ms) as clock_ms, e.kind,
      l.players[e.player] as player_key, l.players[e.victim] as victim_key, e.mod, e.class, e.side, e.objective
    from etlegacy.round_logs as l
    cross join lateral unnest(l.at_ms, l.clock_ms, l.kinds, l.player, l.victim, l.mod, l.class, l.side, l.objective)
      with ordinality as e (at_ms, clock_ms, kind, player, victim, mod, class, side, objective, place)`,

  `create table etlegacy.round_duels (
    round_id bigint not null,
    player_key text not null,
    victim_key text not null,
    kills integer not null,
    team_kills integer not null,
    revives integer not null,
    -- null: the log does not say how much health was left.
    damage integer,
    team_damage integer,
    head_hits integer,
    primary key (round_id, player_key, victim_key)
  )`,
  // Rivals are sums of duels: both directions are read from an index alone.
  `create index round_duels_player on etlegacy.round_duels (player_key, victim_key)
    include (round_id, kills, damage, head_hits) where kills > 0 or damage > 0`,
  `create index round_duels_victim on etlegacy.round_duels (victim_key, player_key)
    include (round_id, kills, damage) where kills > 0 or damage > 0`,

  `create table etlegacy.player_logs (
    round_id bigint not null,
    player_key text not null,
    kills integer not null,
    deaths integer not null,
    trades integer not null,
    traded_deaths integer not null,
    first_kills integer not null,
    first_deaths integer not null,
    last_kills integer not null,
    late_kills integer not null,
    longest_life_ms integer,
    killing_spree integer not null,
    death_spree integer not null,
    multi2 integer not null,
    multi3 integer not null,
    multi4 integer not null,
    multi5 integer not null,
    multi6 integer not null,
    overkill integer,
    damage_given integer,
    revives integer,
    -- Class to milliseconds, and to kills.
    class_ms jsonb not null,
    class_kills jsonb not null,
    primary key (round_id, player_key)
  )`,
  `create index player_logs_player on etlegacy.player_logs (player_key, round_id)`,
];

const FILE_TABLES = ['player_rounds', 'weapon_rounds', 'round_awards', 'round_opponents'];
const LOG_TABLES = ['round_logs', 'round_duels', 'player_logs'];

function deleteRows(table: string): string {
  return `delete from etlegacy.${table} as row using gone where row.round_id = gone.id;`;
}

// One statement per table instead of foreign keys, which would look up the round of every single row: rows are written in
// the transaction of their round, in one place.
const DELETION = [
  `create function etlegacy.forget_rows() returns trigger language plpgsql as $$
  begin
    ${FILE_TABLES.map(deleteRows).join('\n    ')}
    -- Rounds without an event log have no such rows.
    if exists (select from gone where gone.log is not null) then
      ${LOG_TABLES.map(deleteRows).join('\n      ')}
    end if;
    return null;
  end $$`,
  `create trigger rounds_forget_rows after delete on etlegacy.rounds
    referencing old table as gone for each statement execute function etlegacy.forget_rows()`,
];

export const PLAYER_ROWS = [
  ...FROM_FILES,
  ...FROM_LOGS,
  ...DELETION,

  // The one place that says which rows count. In last man standing nobody attacks. Revives: scripts without that column counted
  // the hits of the syringe (weapon 27) in the same way; the log of an engine without the hook has none.
  `create view etlegacy.counting_rows as
    select r.server_key, r.session_id, r.match_id, lower(r.map) as map, r.label, r.ended_at, r.duration_ms,
      case when r.game_type = 'last_man_standing' then null else p.team <> r.defender end as is_attacker,
      (p.team <> r.defender) = (r.label = 1) as attacked_first,
      case when p.mode = 'from_log' then coalesce(p.revives_given, w.hits) else coalesce(p.revives_given, w.hits, 0) end
        as revives,
      p.*, ${GAME_TYPE} as game_type
    from etlegacy.rounds as r
    join etlegacy.player_rounds as p on p.round_id = r.id
    left join etlegacy.weapon_rounds as w
      on w.round_id = p.round_id and w.player_key = p.player_key and w.weapon = 27
    where r.status = 'ok' and r.session_id is not null
      and p.mode not in ('spectator', 'unknown') and not p.is_bot`,
];
