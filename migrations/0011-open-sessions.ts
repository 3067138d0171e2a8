// An evening that is going on is added up when somebody asks: few ask, and each of its rounds would else be counted into
// all its sums while people wait for it. When it is over it is counted, once. A session that changes later is open until
// it is counted again.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

/** Counters of a row that simply add up. */
const COUNTERS = [
  'kills',
  'deaths',
  'headshots',
  'shots',
  'hits',
  'bullet_shots',
  'bullet_hits',
  'damage_given',
  'damage_received',
  'team_damage_given',
  'team_damage_received',
  'gibs',
  'team_gibs',
  'self_kills',
  'team_kills',
  'xp',
  'kill_assists',
  'kill_steals',
  'headshot_kills',
  'obj_stolen',
  'obj_returned',
  'dyn_planted',
  'dyn_defused',
  'times_revived',
  'revives',
  'useful_kills',
  'multi2',
  'multi3',
  'multi4',
  'multi5',
  'multi6',
];

/** Tenths of damage per minute, rounded; what nobody can do is cut, so that squares stay numbers. */
const DPM10 = `least((damage_given * 1200000::bigint + time_ms) / nullif(2 * time_ms::bigint, 0), 100000)`;

const SUMS: readonly (readonly [column: string, expression: string])[] = [
  ['rounds', `count(*) filter (where time_ms > 0)`],
  ['time_ms', `coalesce(sum(time_ms), 0)`],
  ...COUNTERS.map((name) => [name, `coalesce(sum(${name}), 0)`] as const),

  // What some layouts lack: the sum, and over how much it was counted.
  ['alive_ms', `coalesce(sum(alive_ms), 0)`],
  ['alive_time_ms', `coalesce(sum(time_ms) filter (where alive_ms is not null), 0)`],
  ['alive_damage_given', `coalesce(sum(damage_given) filter (where alive_ms is not null), 0)`],
  ['denied_s', `coalesce(sum(denied_s), 0)`],
  ['denied_time_ms', `coalesce(sum(time_ms) filter (where denied_s is not null), 0)`],
  ['useless_kills', `coalesce(sum(useless_kills), 0)`],
  ['full_selfkills', `coalesce(sum(full_selfkills), 0)`],
  ['wave_rounds', `count(*) filter (where useless_kills is not null)`],
  ['repairs', `coalesce(sum(repairs), 0)`],
  ['repair_rounds', `count(*) filter (where repairs is not null)`],

  ['attack_damage_given', `coalesce(sum(damage_given) filter (where is_attacker), 0)`],
  ['attack_time_ms', `coalesce(sum(time_ms) filter (where is_attacker), 0)`],
  ['defence_damage_given', `coalesce(sum(damage_given) filter (where not is_attacker), 0)`],
  ['defence_time_ms', `coalesce(sum(time_ms) filter (where not is_attacker), 0)`],

  // How steady somebody is, from rounds longer than a minute: number, sum and sum of squares of DPM in tenths.
  ['dpm_rounds', `count(*) filter (where time_ms > 60000)`],
  ['dpm_sum', `coalesce(sum(dpm10) filter (where time_ms > 60000), 0)`],
  ['dpm_squares', `coalesce(sum(dpm10 * dpm10) filter (where time_ms > 60000), 0)`],

  // The best single round.
  ['killing_spree', `coalesce(max(killing_spree), 0)`],
  ['death_spree', `coalesce(max(death_spree), 0)`],
  ['best_kills', `coalesce(max(kills), 0)`],
  ['best_damage_given', `coalesce(max(damage_given), 0)`],
  ['best_revives', `coalesce(max(revives), 0)`],
  ['best_gibs', `coalesce(max(gibs), 0)`],
  ['best_headshot_kills', `coalesce(max(headshot_kills), 0)`],
  ['best_useful_kills', `coalesce(max(useful_kills), 0)`],
  ['best_kill_assists', `coalesce(max(kill_assists), 0)`],
  [
    'best_multi',
    `coalesce(max(case when multi6 > 0 then 6 when multi5 > 0 then 5 when multi4 > 0 then 4
      when multi3 > 0 then 3 when multi2 > 0 then 2 else 0 end), 0)`,
  ],
];

const OUTCOMES = ['matches', 'wins', 'losses', 'draws'];

/** The best single round of anybody. */
const BESTS = [
  'killing_spree',
  'death_spree',
  'best_kills',
  'best_damage_given',
  'best_revives',
  'best_gibs',
  'best_headshot_kills',
  'best_useful_kills',
  'best_kill_assists',
  'best_multi',
];

const WEAPON_SUMS = ['hits', 'shots', 'kills', 'deaths', 'headshots'];

const EDGE = 2147483647;
/** The two that could pass the edge are as wide as bigint. */
const WIDE = new Set(['xp', 'dpm_squares']);

/** What nobody can do in an evening is cut to fit. */
function fitting(column: string, expression: string): string {
  return WIDE.has(column)
    ? `(${expression})::bigint as ${column}`
    : `least(${expression}, ${EDGE})::integer as ${column}`;
}

const FITTING_SUMS = SUMS.map(([column, expression]) => fitting(column, expression)).join(', ');
const PLAYER_COLUMNS = [...SUMS.map(([column]) => column), ...OUTCOMES];
const WEAPON_COLUMNS = ['rounds', ...WEAPON_SUMS];
const OF_SESSION = ['server_key', 'local_date'];

const MAP_COLUMNS = `
  rounds last_played completed completed_ms fastest_ms fastest_id matches first_won second_won draws`
  .trim()
  .split(/\s+/);

/** The tables of sums, with their columns in the tables' order. */
const TABLES: Readonly<Record<string, readonly string[]>> = {
  player_sessions: ['session_id', 'player_key', ...OF_SESSION, 'ended_at', 'name', ...PLAYER_COLUMNS],
  player_session_maps: ['session_id', 'map', 'player_key', ...OF_SESSION, ...PLAYER_COLUMNS],
  player_session_weapons: ['session_id', 'player_key', 'weapon', ...OF_SESSION, ...WEAPON_COLUMNS],
  session_weapons: ['session_id', 'weapon', ...OF_SESSION, ...WEAPON_COLUMNS],
  session_maps: ['session_id', 'map', ...OF_SESSION, 'ended_at', ...MAP_COLUMNS, ...BESTS],
};

/** Sessions that are asked for and open, with their rows. */
const OPEN_ROWS = `etlegacy.sessions as e
      join (select *, ${DPM10} as dpm10 from etlegacy.counting_rows) as c on c.session_id = e.id and e.id = any(open)`;

/** What matches that were played to the end were to whom; who played one on both sides neither won nor lost it. */
const OPEN_SIDES = `select e.id, c.match_id, c.player_key, min(c.map) as map, min(m.result) as result,
        bool_and(c.attacked_first) as attacked_first
      from etlegacy.sessions as e
      join etlegacy.counting_rows as c on c.session_id = e.id and e.id = any(open)
      join etlegacy.matches as m on m.id = c.match_id
      where m.result <> 'unfinished' and c.attacked_first is not null
      group by e.id, c.match_id, c.player_key
      having bool_and(c.attacked_first) = bool_or(c.attacked_first)`;

/** What players did on each map. */
const ADD_PLAYER_MAPS = `select ${TABLES['player_session_maps']
  ?.map((name) => (OUTCOMES.includes(name) ? `coalesce(o.${name}, 0)::integer as ${name}` : `s.${name}`))
  .join(', ')}
    from (
      select e.id as session_id, c.map, c.player_key, e.server_key, e.local_date, ${FITTING_SUMS}
      from ${OPEN_ROWS}
      group by e.id, c.map, c.player_key
    ) as s
    left join (
      select id, map, player_key, count(*) as matches,
        count(*) filter (where result <> 'draw' and (result = 'r1_attackers') = attacked_first) as wins,
        count(*) filter (where result <> 'draw' and (result = 'r1_attackers') <> attacked_first) as losses,
        count(*) filter (where result = 'draw') as draws
      from (${OPEN_SIDES}) as sides
      group by id, map, player_key
    ) as o on o.id = s.session_id and o.map = s.map and o.player_key = s.player_key
    order by s.session_id, s.map, s.player_key`;

/** What players did on all maps together, from what they did on each. */
function addPlayers(maps: string): string {
  const together = (name: string) =>
    BESTS.includes(name) ? `max(m.${name}) as ${name}` : fitting(name, `sum(m.${name})`);
  return `select m.session_id, m.player_key, m.server_key, m.local_date, p.ended_at, p.name,
      ${PLAYER_COLUMNS.map(together).join(', ')}
    from ${maps} as m
    join etlegacy.open_players as p on p.session_id = m.session_id and p.player_key = m.player_key
    group by m.session_id, m.player_key, m.server_key, m.local_date, p.ended_at, p.name
    order by m.session_id, m.player_key`;
}

/** What players did with each weapon. */
const ADD_PLAYER_WEAPONS = `select e.id, c.player_key, w.weapon, e.server_key, e.local_date,
      ${[fitting('rounds', 'count(*)'), ...WEAPON_SUMS.map((name) => fitting(name, `sum(w.${name})`))].join(', ')}
    from etlegacy.sessions as e
    join etlegacy.counting_rows as c on c.session_id = e.id and e.id = any(open)
    join etlegacy.weapon_rounds as w on w.round_id = c.round_id and w.player_key = c.player_key
    group by e.id, c.player_key, w.weapon
    order by e.id, c.player_key, w.weapon`;

/** What was done with each weapon, from what players did with it. */
function addWeapons(players: string): string {
  return `select w.session_id, w.weapon, w.server_key, w.local_date,
      ${WEAPON_COLUMNS.map((name) => fitting(name, `sum(w.${name})`)).join(', ')}
    from ${players} as w
    group by w.session_id, w.weapon, w.server_key, w.local_date
    order by w.session_id, w.weapon`;
}

/** What was played on each map, with the bests of those who played there. */
function addMaps(players: string): string {
  return `select p.session_id, p.map, p.server_key, p.local_date, p.ended_at, p.rounds, p.last_played, p.completed,
      p.completed_ms, p.fastest_ms, p.fastest_id, coalesce(o.matches, 0)::integer as matches,
      coalesce(o.first_won, 0)::integer as first_won, coalesce(o.second_won, 0)::integer as second_won,
      coalesce(o.draws, 0)::integer as draws, ${BESTS.map((name) => `coalesce(b.${name}, 0) as ${name}`).join(', ')}
    from (
      select e.id as session_id, lower(r.map) as map, e.server_key, e.local_date, e.ended_at,
        count(*)::integer as rounds, max(r.ended_at) as last_played,
        count(*) filter (where r.is_through)::integer as completed,
        coalesce(sum(r.duration_ms) filter (where r.is_through), 0)::bigint as completed_ms,
        min(r.duration_ms) filter (where r.is_through) as fastest_ms,
        (array_agg(r.id order by r.duration_ms, r.ended_at, r.id) filter (where r.is_through))[1] as fastest_id
      from etlegacy.sessions as e
      join (
        select *, outcome = 'completed' and duration_ms > 0 as is_through from etlegacy.rounds where status = 'ok'
      ) as r on r.session_id = e.id and e.id = any(open)
      group by e.id, lower(r.map)
    ) as p
    left join (
      select e.id, lower(r.map) as map, count(*) as matches,
        count(*) filter (where m.result = 'r1_attackers') as first_won,
        count(*) filter (where m.result = 'r2_attackers') as second_won,
        count(*) filter (where m.result = 'draw') as draws
      from etlegacy.sessions as e
      join etlegacy.rounds as r on r.session_id = e.id and r.status = 'ok' and e.id = any(open)
      join etlegacy.matches as m on m.r2_id = r.id
      where m.result <> 'unfinished'
      group by e.id, lower(r.map)
    ) as o on o.id = p.session_id and o.map = p.map
    left join (
      select s.session_id, s.map, ${BESTS.map((name) => `max(s.${name}) as ${name}`).join(', ')}
      from ${players} as s
      group by s.session_id, s.map
    ) as b on b.session_id = p.session_id and b.map = p.map
    order by p.session_id, p.map`;
}

/** In this order, for those that come later are made from the first. */
const OPEN: Readonly<Record<string, string>> = {
  player_session_maps: ADD_PLAYER_MAPS,
  player_session_weapons: ADD_PLAYER_WEAPONS,
  player_sessions: addPlayers('etlegacy.open_player_session_maps(open)'),
  session_weapons: addWeapons('etlegacy.open_player_session_weapons(open)'),
  session_maps: addMaps('etlegacy.open_player_session_maps(open)'),
};

/** The same where those that it is made from are stored. */
const stored = (table: string): string => `(select * from etlegacy.${table} where session_id = any(open))`;
const COUNT: Readonly<Record<string, string>> = {
  ...OPEN,
  player_sessions: addPlayers(stored('player_session_maps')),
  session_weapons: addWeapons(stored('player_session_weapons')),
  session_maps: addMaps(stored('player_session_maps')),
};

/** To plan such a statement takes longer than to run it; whatever the planner believes of tables that grow, sessions lead to rounds and rounds to rows. */
const PLANNED_ONCE = `set plan_cache_mode = force_generic_plan set enable_seqscan = off`;

const STATEMENTS = [
  // All that are there are counted; what is written is open, which it has to say.
  `alter table etlegacy.sessions add column is_counted boolean not null default true`,
  `alter table etlegacy.sessions alter column is_counted drop default`,
  `create index sessions_open on etlegacy.sessions (server_key) where not is_counted`,

  // Who plays in open sessions, and what he was called in his last round.
  `create view etlegacy.open_players as
    select e.id as session_id, c.player_key, e.server_key, e.local_date, e.ended_at,
      (array_agg(c.name order by c.ended_at desc, c.label desc))[1] as name,
      (count(*) filter (where c.time_ms > 0))::integer as rounds
    from etlegacy.sessions as e
    join etlegacy.counting_rows as c on c.session_id = e.id and not e.is_counted
    group by e.id, c.player_key`,
  // The same of all sessions.
  `create view etlegacy.session_players as
    select session_id, player_key, server_key, local_date, ended_at, name, rounds from etlegacy.player_sessions
    union all
    select session_id, player_key, server_key, local_date, ended_at, name, rounds from etlegacy.open_players`,

  // What those of these sessions add up to that are open: rows that their tables do not have.
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

  // There are sums of counted sessions only, or they would count twice.
  `create function etlegacy.open_session() returns trigger language plpgsql as $$
  begin
    ${Object.keys(TABLES)
      .map((table) => `delete from etlegacy.${table} where session_id = new.id;`)
      .join('\n    ')}
    return null;
  end $$`,
  `create trigger sessions_open after update on etlegacy.sessions
    for each row when (old.is_counted and not new.is_counted) execute function etlegacy.open_session()`,

  // A session is written with every round of its evening, and nearly never moves to another date.
  `create or replace function etlegacy.unsettle_spans() returns trigger language plpgsql as $$
  begin
    if tg_op = 'DELETE' or (tg_op = 'UPDATE' and (old.server_key, old.local_date) <> (new.server_key, new.local_date)) then
      delete from etlegacy.spans
      where server_key = old.server_key and since <= old.local_date and until > old.local_date;
    end if;
    if tg_op <> 'DELETE' then
      delete from etlegacy.spans
      where server_key = new.server_key and since <= new.local_date and until > new.local_date;
    end if;
    return null;
  end $$`,

  // Counts the open sessions of a server but the last, which may go on.
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

  `drop function etlegacy.count_rounds(bigint[])`,
  `drop function etlegacy.recount_sessions(bigint[])`,
  `drop function etlegacy.recount_only_sessions(bigint[])`,
];
