// What sessions add up to, so that any period is a sum of few rows. A session is counted once, when the next one of its
// server begins. Until then, and again after a change, it is open: functions with the names of the tables add up its rows
// when somebody asks. Few ask, and otherwise each round would be added to all sums while people wait for its import.
import {
  BESTS,
  DPM10,
  GAME_TYPE,
  OUTCOMES,
  PLAYER_COLUMNS,
  ROW_SUMS,
  WEAPON_COLUMNS,
  WEAPON_COUNTERS,
} from './sum-columns.ts';

/** The largest integer; integers are half as wide as bigint and add up twice as fast. */
const EDGE = 2147483647;
/** The two columns that can exceed it. */
const WIDE = new Set(['xp', 'dpm_squares']);

/** An expression as a column of its type. Impossible values are capped to fit. */
function fitting(column: string, expression: string): string {
  return WIDE.has(column)
    ? `(${expression})::bigint as ${column}`
    : `least(${expression}, ${EDGE})::integer as ${column}`;
}

const FITTING_SUMS = ROW_SUMS.map(([column, expression]) => fitting(column, expression)).join(', ');
const OF_SESSION = ['server_key', 'local_date'];
const OF_MAP = ['session_id', 'map', 'game_type'];

const MAP_COLUMNS = `
  rounds last_played completed completed_ms fastest_ms fastest_id matches first_won second_won draws`
  .trim()
  .split(/\s+/);

/** The tables of sums, with their columns in the order of the tables. */
const TABLES: Readonly<Record<string, readonly string[]>> = {
  player_sessions: ['session_id', 'player_key', ...OF_SESSION, 'ended_at', 'name', ...PLAYER_COLUMNS],
  player_session_maps: [...OF_MAP, 'player_key', ...OF_SESSION, ...PLAYER_COLUMNS],
  player_session_weapons: ['session_id', 'player_key', 'weapon', ...OF_SESSION, ...WEAPON_COLUMNS],
  session_weapons: ['session_id', 'weapon', ...OF_SESSION, ...WEAPON_COLUMNS],
  session_maps: [...OF_MAP, ...OF_SESSION, 'ended_at', ...MAP_COLUMNS, ...BESTS],
};

const columnsOf = (names: readonly string[]): string =>
  names.map((name) => `${name} ${WIDE.has(name) ? 'bigint' : 'integer'} not null`).join(', ');

const CREATE_TABLES = [
  `create table etlegacy.player_sessions (
    session_id bigint not null,
    player_key text not null,
    server_key text not null,
    local_date date not null,
    ended_at timestamptz not null,
    name text not null,
    ${columnsOf(PLAYER_COLUMNS)},
    primary key (session_id, player_key)
  )`,
  `create index player_sessions_player on etlegacy.player_sessions (player_key, ended_at)
    include (server_key, rounds, session_id)`,
  `create index player_sessions_date on etlegacy.player_sessions (server_key, local_date)`,

  `create table etlegacy.player_session_maps (
    session_id bigint not null,
    map text not null,
    game_type text not null,
    player_key text not null,
    server_key text not null,
    local_date date not null,
    ${columnsOf(PLAYER_COLUMNS)},
    primary key (session_id, map, game_type, player_key)
  )`,
  `create index player_session_maps_player on etlegacy.player_session_maps (player_key, map)`,
  `create index player_session_maps_map on etlegacy.player_session_maps (map, server_key, local_date)`,

  `create table etlegacy.player_session_weapons (
    session_id bigint not null,
    player_key text not null,
    weapon smallint not null,
    server_key text not null,
    local_date date not null,
    ${columnsOf(WEAPON_COLUMNS)},
    primary key (session_id, player_key, weapon)
  )`,
  `create index player_session_weapons_player on etlegacy.player_session_weapons (player_key, weapon)`,

  `create table etlegacy.session_weapons (
    session_id bigint not null,
    weapon smallint not null,
    server_key text not null,
    local_date date not null,
    ${columnsOf(WEAPON_COLUMNS)},
    primary key (session_id, weapon)
  )`,

  // How each map of a session was played in each game type, and the best of any player on it in one round.
  `create table etlegacy.session_maps (
    session_id bigint not null,
    map text not null,
    game_type text not null,
    server_key text not null,
    local_date date not null,
    ended_at timestamptz not null,
    rounds integer not null,
    last_played timestamptz not null,
    completed integer not null,
    completed_ms bigint not null,
    fastest_ms integer,
    fastest_id bigint,
    matches integer not null,
    first_won integer not null,
    second_won integer not null,
    draws integer not null,
    ${columnsOf(BESTS)},
    primary key (session_id, map, game_type)
  )`,
  `create index session_maps_map on etlegacy.session_maps (map, server_key, ended_at)`,

  // Players of open sessions, with the name of their last round.
  `create view etlegacy.open_players as
    select e.id as session_id, c.player_key, e.server_key, e.local_date, e.ended_at,
      (array_agg(c.name order by c.ended_at desc, c.label desc))[1] as name,
      (count(*) filter (where c.time_ms is distinct from 0))::integer as rounds
    from etlegacy.sessions as e
    join etlegacy.counting_rows as c on c.session_id = e.id and not e.is_counted
    group by e.id, c.player_key`,
  // Players of all sessions.
  `create view etlegacy.session_players as
    select session_id, player_key, server_key, local_date, ended_at, name, rounds from etlegacy.player_sessions
    union all
    select session_id, player_key, server_key, local_date, ended_at, name, rounds from etlegacy.open_players`,
];

/** The requested sessions that are open, with their rows. */
const OPEN_ROWS = `etlegacy.sessions as e
      join (select *, ${DPM10} as dpm10 from etlegacy.counting_rows) as c on c.session_id = e.id and e.id = any(open)`;

/** Each player's side in finished matches; who played one match on both sides neither won nor lost it. */
const OPEN_SIDES = `select e.id, c.match_id, c.player_key, min(c.map) as map, min(c.game_type) as game_type,
        bool_or(m.result = 'draw') as is_draw, bool_or(m.first_won) as first_won, bool_and(c.attacked_first) as attacked_first
      from etlegacy.sessions as e
      join etlegacy.counting_rows as c on c.session_id = e.id and e.id = any(open)
      join etlegacy.matches as m on m.id = c.match_id
      where m.result <> 'unfinished' and c.attacked_first is not null
      group by e.id, c.match_id, c.player_key
      having bool_and(c.attacked_first) = bool_or(c.attacked_first)`;

/** What players did on each map, in each game type. */
const ADD_PLAYER_MAPS = `select ${TABLES['player_session_maps']
  ?.map((name) => (OUTCOMES.includes(name) ? `coalesce(o.${name}, 0)::integer as ${name}` : `s.${name}`))
  .join(', ')}
    from (
      select e.id as session_id, c.map, c.game_type, c.player_key, e.server_key, e.local_date, ${FITTING_SUMS}
      from ${OPEN_ROWS}
      group by e.id, c.map, c.game_type, c.player_key
    ) as s
    left join (
      select id, map, game_type, player_key, count(*) as matches,
        count(*) filter (where first_won = attacked_first) as wins,
        count(*) filter (where first_won <> attacked_first) as losses,
        count(*) filter (where is_draw) as draws
      from (${OPEN_SIDES}) as sides
      group by id, map, game_type, player_key
    ) as o on o.id = s.session_id and o.map = s.map and o.game_type = s.game_type and o.player_key = s.player_key
    order by s.session_id, s.map, s.game_type, s.player_key`;

/** What players did on all maps together, from what they did on each. */
function addPlayers(maps: string): string {
  const together = (name: string): string =>
    BESTS.includes(name) ? `max(m.${name}) as ${name}` : fitting(name, `sum(m.${name})`);
  return `select m.session_id, m.player_key, m.server_key, m.local_date, p.ended_at, p.name,
      ${PLAYER_COLUMNS.map(together).join(', ')}
    from ${maps} as m
    join etlegacy.open_players as p on p.session_id = m.session_id and p.player_key = m.player_key
    group by m.session_id, m.player_key, m.server_key, m.local_date, p.ended_at, p.name
    order by m.session_id, m.player_key`;
}

/** Hits without shots would make an accuracy that nobody had, so rows without shots add no hits; a sum of nothing is 0. */
function sumOfWeapon(name: string): string {
  return ['hits', 'shots', 'headshots'].includes(name)
    ? `coalesce(sum(w.${name}) filter (where w.shots is not null), 0)`
    : `sum(w.${name})`;
}

/** What players did with each weapon. */
const ADD_PLAYER_WEAPONS = `select e.id, c.player_key, w.weapon, e.server_key, e.local_date,
      ${[fitting('rounds', 'count(*)'), ...WEAPON_COUNTERS.map((name) => fitting(name, sumOfWeapon(name)))].join(', ')}
    from etlegacy.sessions as e
    join etlegacy.counting_rows as c on c.session_id = e.id and e.id = any(open)
    join etlegacy.weapon_rounds as w on w.round_id = c.round_id and w.player_key = c.player_key
    group by e.id, c.player_key, w.weapon
    order by e.id, c.player_key, w.weapon`;

/** What was done with each weapon, from what players did with it. */
function addWeapons(players: string): string {
  return `select w.session_id, w.weapon, w.server_key, w.local_date,
      ${WEAPON_COLUMNS.map((name) => fitting(name, sumOfWeapon(name))).join(', ')}
    from ${players} as w
    group by w.session_id, w.weapon, w.server_key, w.local_date
    order by w.session_id, w.weapon`;
}

/** How each map was played in each game type, with the bests of its players. */
function addMaps(players: string): string {
  return `select p.session_id, p.map, p.game_type, p.server_key, p.local_date, p.ended_at, p.rounds, p.last_played,
      p.completed, p.completed_ms, p.fastest_ms, p.fastest_id, coalesce(o.matches, 0)::integer as matches,
      coalesce(o.first_won, 0)::integer as first_won, coalesce(o.second_won, 0)::integer as second_won,
      coalesce(o.draws, 0)::integer as draws, ${BESTS.map((name) => `coalesce(b.${name}, 0) as ${name}`).join(', ')}
    from (
      select e.id as session_id, lower(r.map) as map, ${GAME_TYPE} as game_type, e.server_key, e.local_date, e.ended_at,
        count(*)::integer as rounds, max(r.ended_at) as last_played,
        count(*) filter (where r.is_through)::integer as completed,
        coalesce(sum(r.duration_ms) filter (where r.is_through), 0)::bigint as completed_ms,
        min(r.duration_ms) filter (where r.is_through) as fastest_ms,
        (array_agg(r.id order by r.duration_ms, r.ended_at, r.id) filter (where r.is_through))[1] as fastest_id
      from etlegacy.sessions as e
      join (
        select *, outcome = 'completed' and duration_ms > 0 as is_through from etlegacy.rounds where status = 'ok'
      ) as r on r.session_id = e.id and e.id = any(open)
      group by e.id, lower(r.map), ${GAME_TYPE}
    ) as p
    left join (
      select e.id, lower(r.map) as map, ${GAME_TYPE} as game_type, count(*) as matches,
        count(*) filter (where m.first_won) as first_won,
        count(*) filter (where not m.first_won) as second_won,
        count(*) filter (where m.result = 'draw') as draws
      from etlegacy.sessions as e
      join etlegacy.rounds as r on r.session_id = e.id and r.status = 'ok' and e.id = any(open)
      join etlegacy.matches as m on m.id = r.match_id and coalesce(m.r2_id, m.r1_id) = r.id
      where m.result <> 'unfinished'
      group by e.id, lower(r.map), ${GAME_TYPE}
    ) as o on o.id = p.session_id and o.map = p.map and o.game_type = p.game_type
    left join (
      select s.session_id, s.map, s.game_type, ${BESTS.map((name) => `max(s.${name}) as ${name}`).join(', ')}
      from ${players} as s
      group by s.session_id, s.map, s.game_type
    ) as b on b.session_id = p.session_id and b.map = p.map and b.game_type = p.game_type
    order by p.session_id, p.map, p.game_type`;
}

/** Queries of the sums of open sessions, in this order, because the later ones are made from the first. */
const OPEN: Readonly<Record<string, string>> = {
  player_session_maps: ADD_PLAYER_MAPS,
  player_session_weapons: ADD_PLAYER_WEAPONS,
  player_sessions: addPlayers('etlegacy.open_player_session_maps(open)'),
  session_weapons: addWeapons('etlegacy.open_player_session_weapons(open)'),
  session_maps: addMaps('etlegacy.open_player_session_maps(open)'),
};

/** The same, with what they are made from read from the tables. */
const stored = (table: string): string => `(select * from etlegacy.${table} where session_id = any(open))`;
const COUNT: Readonly<Record<string, string>> = {
  ...OPEN,
  player_sessions: addPlayers(stored('player_session_maps')),
  session_weapons: addWeapons(stored('player_session_weapons')),
  session_maps: addMaps(stored('player_session_maps')),
};

/**
 * Planning such a statement takes longer than running it. Statistics of growing tables mislead the planner; the indexes from
 * sessions to rounds and from rounds to rows are always right.
 */
const PLANNED_ONCE = `set plan_cache_mode = force_generic_plan set enable_seqscan = off`;

export const SUMS = [
  ...CREATE_TABLES,

  // Sums are deleted with their session, in one statement per table instead of a foreign key that checks every row.
  `create function etlegacy.forget_counts() returns trigger language plpgsql as $$
  begin
    ${Object.keys(TABLES)
      .map((table) => `delete from etlegacy.${table} as s using gone where s.session_id = gone.id;`)
      .join('\n    ')}
    return null;
  end $$`,
  `create trigger sessions_forget_counts after delete on etlegacy.sessions
    referencing old table as gone for each statement execute function etlegacy.forget_counts()`,

  // The sums of those of these sessions that are open, as rows of each table.
  ...Object.entries(OPEN).map(
    ([table, query]) => `create function etlegacy.open_${table}(ids bigint[]) returns setof etlegacy.${table}
    language plpgsql stable rows 20 ${PLANNED_ONCE} as $$
    #variable_conflict use_column
    declare
      open bigint[] := array(select e.id from etlegacy.sessions as e where e.id = any(ids) and not e.is_counted);
    begin
      if open <> '{}' then
        return query ${query};
      end if;
    end $$`,
  ),

  // The tables have rows of counted sessions only, or these would count twice.
  `create function etlegacy.open_session() returns trigger language plpgsql as $$
  begin
    ${Object.keys(TABLES)
      .map((table) => `delete from etlegacy.${table} where session_id = new.id;`)
      .join('\n    ')}
    return null;
  end $$`,
  `create trigger sessions_open after update on etlegacy.sessions
    for each row when (old.is_counted and not new.is_counted) execute function etlegacy.open_session()`,

  // Counts the open sessions of a server except the last one, which may continue.
  `create function etlegacy.count_past_sessions(server text) returns void language plpgsql as $$
  declare
    past bigint[] := array(
      select e.id from etlegacy.sessions as e
      where e.server_key = server and not e.is_counted and exists (
        select from etlegacy.sessions as later where later.server_key = server and later.ended_at > e.ended_at
      )
    );
  begin
    if past <> '{}' then
      perform etlegacy.count_sessions(past);
    end if;
  end $$`,
  `create function etlegacy.count_sessions(open bigint[]) returns void language plpgsql ${PLANNED_ONCE} as $$
  #variable_conflict use_column
  begin
    ${Object.entries(COUNT)
      .map(([table, query]) => `insert into etlegacy.${table} (${TABLES[table]?.join(', ')}) ${query};`)
      .join('\n    ')}
    update etlegacy.sessions set is_counted = true where id = any(open);
  end $$`,
];
