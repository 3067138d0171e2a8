// Which rows count, and what they add up to per session: whole sessions only, so that any period is a sum of few rows.
// The sums are made by one function of the database, which the import calls for every session it touched.
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

/** Tenths of damage per minute; what nobody can do is cut, so that squares stay numbers. */
const DPM10 = `least(round(damage_given * 600000.0 / nullif(time_ms, 0)), 100000)`;

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
  ['dpm_sum', `coalesce(sum(${DPM10}) filter (where time_ms > 60000), 0)`],
  ['dpm_squares', `coalesce(sum(${DPM10} * ${DPM10}) filter (where time_ms > 60000), 0)`],

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

const SUM_NAMES = [...SUMS.map(([column]) => column), ...OUTCOMES];

/** Half as wide as bigint and twice as fast to add up; what nobody can do in an evening is cut to fit. */
function typeOf(column: string): string {
  return column === 'dpm_squares' ? 'bigint' : 'integer';
}

function fitting(column: string, expression: string): string {
  if (typeOf(column) === 'bigint') return `(${expression})::bigint as ${column}`;
  return `greatest(-2147483647, least(${expression}, 2147483647))::integer as ${column}`;
}

const SUM_COLUMNS = SUM_NAMES.map((name) => `${name} ${typeOf(name)} not null`).join(', ');

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
const WEAPON_COLUMNS = ['rounds', ...WEAPON_SUMS].map((name) => `${name} integer not null`).join(', ');
const FITTING_WEAPON_SUMS = [
  fitting('rounds', 'count(*)'),
  ...WEAPON_SUMS.map((name) => fitting(name, `sum(w.${name})`)),
].join(', ');

const STATEMENTS = [
  // The one place that says which rows count. Revives: scripts before the column counted the syringe's hits alike.
  `create view etlegacy.counting_rows as
    select r.server_key, r.session_id, r.match_id, lower(r.map) as map, r.label, r.ended_at, r.duration_ms,
      p.team <> r.defender as is_attacker,
      (p.team <> r.defender) = (r.label = 1) as attacked_first,
      coalesce(p.revives_given, w.hits, 0) as revives,
      p.*
    from etlegacy.rounds as r
    join etlegacy.player_rounds as p on p.round_id = r.id
    left join etlegacy.weapon_rounds as w
      on w.round_id = p.round_id and w.player_key = p.player_key and w.weapon = 27
    where r.status = 'ok' and r.session_id is not null
      and p.mode not in ('spectator', 'unknown') and not p.is_bot`,

  `create table etlegacy.player_sessions (
    session_id bigint not null references etlegacy.sessions on delete cascade deferrable initially deferred,
    player_key text not null,
    server_key text not null,
    local_date date not null,
    ended_at timestamptz not null,
    name text not null,
    ${SUM_COLUMNS},
    primary key (session_id, player_key)
  )`,
  `create index player_sessions_player on etlegacy.player_sessions (player_key, ended_at)
    include (server_key, rounds, session_id)`,
  `create index player_sessions_date on etlegacy.player_sessions (server_key, local_date)`,

  `create table etlegacy.player_session_maps (
    session_id bigint not null references etlegacy.sessions on delete cascade deferrable initially deferred,
    map text not null,
    player_key text not null,
    server_key text not null,
    local_date date not null,
    ended_at timestamptz not null,
    ${SUM_COLUMNS},
    primary key (session_id, map, player_key)
  )`,
  `create index player_session_maps_player on etlegacy.player_session_maps (player_key, map)`,
  `create index player_session_maps_map on etlegacy.player_session_maps (map, server_key, local_date)`,

  `create table etlegacy.player_session_weapons (
    session_id bigint not null references etlegacy.sessions on delete cascade deferrable initially deferred,
    player_key text not null,
    weapon smallint not null,
    server_key text not null,
    local_date date not null,
    ${WEAPON_COLUMNS},
    primary key (session_id, player_key, weapon)
  )`,
  `create index player_session_weapons_player on etlegacy.player_session_weapons (player_key, weapon)`,

  `create table etlegacy.session_weapons (
    session_id bigint not null references etlegacy.sessions on delete cascade deferrable initially deferred,
    weapon smallint not null,
    server_key text not null,
    local_date date not null,
    ${WEAPON_COLUMNS},
    primary key (session_id, weapon)
  )`,

  // What happened to each map of a session, and the best that anybody did on it in one round.
  `create table etlegacy.session_maps (
    session_id bigint not null references etlegacy.sessions on delete cascade deferrable initially deferred,
    map text not null,
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
    ${BESTS.map((name) => `${name} integer not null`).join(', ')},
    primary key (session_id, map)
  )`,
  `create index session_maps_map on etlegacy.session_maps (map, server_key, ended_at)`,

  `create function etlegacy.recount_sessions(ids bigint[]) returns void language sql as $$
    delete from etlegacy.player_sessions where session_id = any(ids);
    delete from etlegacy.player_session_maps where session_id = any(ids);
    delete from etlegacy.player_session_weapons where session_id = any(ids);
    delete from etlegacy.session_weapons where session_id = any(ids);
    delete from etlegacy.session_maps where session_id = any(ids);

    with facts as (
      select * from etlegacy.counting_rows where session_id = any(ids)
    ), sums as (
      select session_id, map, player_key, ${SUMS.map(([name, sum]) => fitting(name, sum)).join(', ')}
      from facts
      group by grouping sets ((session_id, player_key), (session_id, map, player_key))
    ), sides as (
      -- Who played one map on both sides neither won nor lost it.
      select session_id, match_id, min(map) as map, player_key, bool_and(attacked_first) as attacked_first
      from facts
      where attacked_first is not null
      group by session_id, match_id, player_key
      having bool_and(attacked_first) = bool_or(attacked_first)
    ), outcomes as (
      select s.session_id, s.map, s.player_key, count(*) as matches,
        count(*) filter (where m.result <> 'draw' and (m.result = 'r1_attackers') = s.attacked_first) as wins,
        count(*) filter (where m.result <> 'draw' and (m.result = 'r1_attackers') <> s.attacked_first) as losses,
        count(*) filter (where m.result = 'draw') as draws
      from sides as s join etlegacy.matches as m on m.id = s.match_id
      where m.result <> 'unfinished'
      group by grouping sets ((s.session_id, s.player_key), (s.session_id, s.map, s.player_key))
    ), totals as (
      select s.*, ${OUTCOMES.map((name) => `coalesce(o.${name}, 0) as ${name}`).join(', ')}
      from sums as s
      left join outcomes as o
        on o.session_id = s.session_id and o.player_key = s.player_key and o.map is not distinct from s.map
    ), names as (
      select distinct on (session_id, player_key) session_id, player_key, name
      from facts
      order by session_id, player_key, ended_at desc, label desc
    ), by_map as (
      insert into etlegacy.player_session_maps
        (session_id, map, player_key, server_key, local_date, ended_at, ${SUM_NAMES.join(', ')})
      select t.session_id, t.map, t.player_key, e.server_key, e.local_date, e.ended_at,
        ${SUM_NAMES.map((name) => `t.${name}`).join(', ')}
      from totals as t join etlegacy.sessions as e on e.id = t.session_id
      where t.map is not null
      order by t.session_id, t.map, t.player_key
    )
    insert into etlegacy.player_sessions
      (session_id, player_key, server_key, local_date, ended_at, name, ${SUM_NAMES.join(', ')})
    select t.session_id, t.player_key, e.server_key, e.local_date, e.ended_at, n.name,
      ${SUM_NAMES.map((name) => `t.${name}`).join(', ')}
    from totals as t
    join etlegacy.sessions as e on e.id = t.session_id
    join names as n on n.session_id = t.session_id and n.player_key = t.player_key
    where t.map is null
    order by t.session_id, t.player_key;

    insert into etlegacy.player_session_weapons
      (session_id, player_key, weapon, server_key, local_date, rounds, ${WEAPON_SUMS.join(', ')})
    select f.session_id, f.player_key, w.weapon, e.server_key, e.local_date, ${FITTING_WEAPON_SUMS}
    from etlegacy.counting_rows as f
    join etlegacy.weapon_rounds as w on w.round_id = f.round_id and w.player_key = f.player_key
    join etlegacy.sessions as e on e.id = f.session_id
    where f.session_id = any(ids)
    group by f.session_id, f.player_key, w.weapon, e.server_key, e.local_date
    order by f.session_id, f.player_key, w.weapon;

    insert into etlegacy.session_weapons
      (session_id, weapon, server_key, local_date, rounds, ${WEAPON_SUMS.join(', ')})
    select w.session_id, w.weapon, w.server_key, w.local_date, ${fitting('rounds', 'sum(w.rounds)')},
      ${WEAPON_SUMS.map((name) => fitting(name, `sum(w.${name})`)).join(', ')}
    from etlegacy.player_session_weapons as w
    where w.session_id = any(ids)
    group by w.session_id, w.weapon, w.server_key, w.local_date
    order by w.session_id, w.weapon;

    with rounds as (
      select r.*, lower(r.map) as low_map, r.outcome = 'completed' and r.duration_ms > 0 as is_through
      from etlegacy.rounds as r
      where r.session_id = any(ids) and r.status = 'ok'
    ), played as (
      select session_id, low_map as map, count(*) as rounds, max(ended_at) as last_played,
        count(*) filter (where is_through) as completed,
        coalesce(sum(duration_ms) filter (where is_through), 0) as completed_ms,
        min(duration_ms) filter (where is_through) as fastest_ms,
        (array_agg(id order by duration_ms, ended_at, id) filter (where is_through))[1] as fastest_id
      from rounds group by session_id, low_map
    ), results as (
      select r.session_id, r.low_map as map, count(*) as matches,
        count(*) filter (where m.result = 'r1_attackers') as first_won,
        count(*) filter (where m.result = 'r2_attackers') as second_won,
        count(*) filter (where m.result = 'draw') as draws
      from rounds as r join etlegacy.matches as m on m.r2_id = r.id
      where m.result <> 'unfinished'
      group by r.session_id, r.low_map
    ), bests as (
      select session_id, map, ${BESTS.map((name) => `max(${name}) as ${name}`).join(', ')}
      from etlegacy.player_session_maps where session_id = any(ids)
      group by session_id, map
    )
    insert into etlegacy.session_maps
      (session_id, map, server_key, local_date, ended_at, rounds, last_played, completed, completed_ms, fastest_ms,
        fastest_id, matches, first_won, second_won, draws, ${BESTS.join(', ')})
    select p.session_id, p.map, e.server_key, e.local_date, e.ended_at, p.rounds, p.last_played, p.completed,
      p.completed_ms, p.fastest_ms, p.fastest_id, coalesce(o.matches, 0), coalesce(o.first_won, 0),
      coalesce(o.second_won, 0), coalesce(o.draws, 0), ${BESTS.map((name) => `coalesce(b.${name}, 0)`).join(', ')}
    from played as p
    join etlegacy.sessions as e on e.id = p.session_id
    left join results as o on o.session_id = p.session_id and o.map = p.map
    left join bests as b on b.session_id = p.session_id and b.map = p.map
    order by p.session_id, p.map
  $$`,
  `select etlegacy.recount_sessions(array(select id from etlegacy.sessions order by id))`,

  // Names as people type them: no case, no accents.
  `alter table etlegacy.player_names add column search text not null
    generated always as (lower(regexp_replace(normalize(name, NFKD), '[\u0300-\u036f]', '', 'g'))) stored`,
];
