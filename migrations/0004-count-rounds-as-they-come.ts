// A round that comes is added to what its session adds up to, instead of counting the whole evening again each time.
// Counting again, where something changed, is the same code: everything taken away, then all rounds of the session added.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const ROLLUPS = [
  'player_sessions',
  'player_session_maps',
  'player_session_weapons',
  'session_weapons',
  'session_maps',
];

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

const BEST_COLUMNS = new Set(BESTS);
const PLAYER_COLUMNS = [...SUMS.map(([column]) => column), ...OUTCOMES];
const WEAPON_COLUMNS = ['rounds', ...WEAPON_SUMS];

const EDGE = 2147483647;
/** The two that could pass the edge are as wide as bigint. */
const WIDE = new Set(['xp', 'dpm_squares']);

/** What nobody can do in an evening is cut to fit. */
function fitting(column: string): string {
  return WIDE.has(column) || BEST_COLUMNS.has(column) ? `new.${column}` : `least(new.${column}, ${EDGE})`;
}

/**
 * What stands there and what comes, together. Parts that are cut add up to what the whole would be cut to, since they are
 * never negative.
 */
function together(column: string): string {
  if (BEST_COLUMNS.has(column)) return `greatest(old.${column}, excluded.${column})`;
  if (WIDE.has(column)) return `old.${column} + excluded.${column}`;
  return `least(old.${column}::bigint + excluded.${column}, ${EDGE})`;
}

function insertInto(table: string, columns: readonly string[]): string {
  return `insert into etlegacy.${table} as old (${columns.join(', ')})`;
}

type Merge = {
  readonly key: readonly string[];
  /** Replaced by what comes. */
  readonly latest: readonly string[];
  /** Put together with what comes. */
  readonly sums: readonly string[];
};

function mergeBy({ key, latest, sums }: Merge): string {
  const updates = [
    ...latest.map((column) => `${column} = excluded.${column}`),
    ...sums.map((column) => `${column} = ${together(column)}`),
  ];
  return `on conflict (${key.join(', ')}) do update set ${updates.join(', ')}`;
}

const PLAYER_KEY = ['session_id', 'player_key'];
const MAP_KEY = ['session_id', 'map', 'player_key'];
const PLAYER_WEAPON_KEY = ['session_id', 'player_key', 'weapon'];
const WEAPON_KEY = ['session_id', 'weapon'];

/** An insert of weapon sums from `new`, one row for each key. */
function addWeapons(table: string, key: readonly string[], isAll: boolean): string {
  const latest = ['server_key', 'local_date'];
  return `${insertInto(table, [...key, ...latest, ...WEAPON_COLUMNS])}
      select ${key.map((column) => `new.${column}`).join(', ')}, e.server_key, e.local_date,
        ${WEAPON_COLUMNS.map(fitting).join(', ')}
      from new join etlegacy.sessions as e on e.id = new.session_id
      where new.player_key is ${isAll ? 'null' : 'not null'}
      order by ${key.map((column) => `new.${column}`).join(', ')}
      ${mergeBy({ key, latest, sums: WEAPON_COLUMNS })}`;
}

const MAP_SUMS = ['rounds', 'completed', 'completed_ms', 'matches', 'first_won', 'second_won', 'draws'];
const FROM_RESULTS = new Set(['matches', 'first_won', 'second_won', 'draws']);
const MAP_COLUMNS = ['server_key', 'local_date', 'ended_at', 'last_played', 'fastest_ms', 'fastest_id'];
const PLAYER_LATEST = ['server_key', 'local_date', 'ended_at', 'name'];
const PLAYER_MAP_LATEST = ['server_key', 'local_date'];

const STATEMENTS = [
  // Nothing reads when the session of a map's sums ended.
  `alter table etlegacy.player_session_maps drop column ended_at, alter column xp type bigint`,
  `alter table etlegacy.player_sessions alter column xp type bigint`,
  // Whoever takes a session away takes its sums away with it, in one statement instead of a check for every row.
  ...ROLLUPS.map((table) => `alter table etlegacy.${table} drop constraint ${table}_session_id_fkey`),
  `create function etlegacy.forget_counts() returns trigger language plpgsql as $$
  begin
    ${ROLLUPS.map((table) => `delete from etlegacy.${table} as s using gone where s.session_id = gone.id;`).join('\n    ')}
    return null;
  end $$`,
  `create trigger sessions_forget_counts after delete on etlegacy.sessions
    referencing old table as gone for each statement execute function etlegacy.forget_counts()`,

  // The rounds are new, and later than all that their sessions counted before. One writer per server at a time. Planned
  // once: to plan these statements takes longer than to run them. Whatever the planner believes of tables that grow, ids
  // lead to rounds, rounds to their rows, and sums find their place by their key.
  `create function etlegacy.count_rounds(new_ids bigint[]) returns void language plpgsql
  set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
  begin
    with facts as (
      select c.*, ${DPM10} as dpm10
      from unnest(new_ids) as n (id) join etlegacy.counting_rows as c on c.round_id = n.id
    ), sums as (
      select session_id, map is null as is_total, coalesce(map, '') as map, player_key,
        ${SUMS.map(([name, sum]) => `${sum} as ${name}`).join(', ')}
      from facts
      group by grouping sets ((session_id, player_key), (session_id, map, player_key))
    ), sides as (
      -- Who played one map on both sides neither won nor lost it.
      select f.session_id, f.match_id, min(f.map) as map, f.player_key, min(m.result) as result,
        bool_and(f.attacked_first) as attacked_first
      from unnest(new_ids) as n (id)
      join etlegacy.matches as m on m.r2_id = n.id
      join etlegacy.counting_rows as f on f.match_id = m.id
      where m.result <> 'unfinished' and f.attacked_first is not null
      group by f.session_id, f.match_id, f.player_key
      having bool_and(f.attacked_first) = bool_or(f.attacked_first)
    ), outcomes as (
      select session_id, map is null as is_total, coalesce(map, '') as map, player_key, count(*) as matches,
        count(*) filter (where result <> 'draw' and (result = 'r1_attackers') = attacked_first) as wins,
        count(*) filter (where result <> 'draw' and (result = 'r1_attackers') <> attacked_first) as losses,
        count(*) filter (where result = 'draw') as draws
      from sides
      group by grouping sets ((session_id, player_key), (session_id, map, player_key))
    ), new as materialized (
      -- Who played the first half only has won or lost too when the second half ends.
      select session_id, is_total, map, player_key,
        ${SUMS.map(([name]) => `coalesce(s.${name}, 0) as ${name}`).join(', ')},
        ${OUTCOMES.map((name) => `coalesce(o.${name}, 0) as ${name}`).join(', ')}
      from sums as s
      full join outcomes as o using (session_id, is_total, map, player_key)
    ), names as (
      select distinct on (session_id, player_key) session_id, player_key, name
      from facts
      order by session_id, player_key, ended_at desc, label desc
    ), by_map as (
      ${insertInto('player_session_maps', [...MAP_KEY, ...PLAYER_MAP_LATEST, ...PLAYER_COLUMNS])}
      select new.session_id, new.map, new.player_key, e.server_key, e.local_date,
        ${PLAYER_COLUMNS.map(fitting).join(', ')}
      from new join etlegacy.sessions as e on e.id = new.session_id
      where not new.is_total
      order by new.session_id, new.map, new.player_key
      ${mergeBy({ key: MAP_KEY, latest: PLAYER_MAP_LATEST, sums: PLAYER_COLUMNS })}
    )
    ${insertInto('player_sessions', [...PLAYER_KEY, ...PLAYER_LATEST, ...PLAYER_COLUMNS])}
    select new.session_id, new.player_key, e.server_key, e.local_date, e.ended_at,
      coalesce(n.name, (
        select known.name from etlegacy.player_sessions as known
        where known.session_id = new.session_id and known.player_key = new.player_key
      )),
      ${PLAYER_COLUMNS.map(fitting).join(', ')}
    from new
    join etlegacy.sessions as e on e.id = new.session_id
    left join names as n on n.session_id = new.session_id and n.player_key = new.player_key
    where new.is_total
    order by new.session_id, new.player_key
    ${mergeBy({ key: PLAYER_KEY, latest: PLAYER_LATEST, sums: PLAYER_COLUMNS })};

    with facts as materialized (
      select f.session_id, f.round_id, f.player_key
      from unnest(new_ids) as n (id) join etlegacy.counting_rows as f on f.round_id = n.id
    ), new as materialized (
      select f.session_id, f.player_key, w.weapon, count(*) as rounds,
        ${WEAPON_SUMS.map((name) => `sum(w.${name}) as ${name}`).join(', ')}
      from facts as f
      join etlegacy.weapon_rounds as w on w.round_id = f.round_id and w.player_key = f.player_key
      group by grouping sets ((f.session_id, f.player_key, w.weapon), (f.session_id, w.weapon))
    ), of_all as (
      ${addWeapons('session_weapons', WEAPON_KEY, true)}
    )
    ${addWeapons('player_session_weapons', PLAYER_WEAPON_KEY, false)};

    with rounds as (
      select r.*, lower(r.map) as low_map, r.outcome = 'completed' and r.duration_ms > 0 as is_through
      from unnest(new_ids) as n (id) join etlegacy.rounds as r on r.id = n.id
      where r.status = 'ok' and r.session_id is not null
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
      select s.session_id, s.map, ${BESTS.map((name) => `max(s.${name}) as ${name}`).join(', ')}
      from played as p
      join etlegacy.player_session_maps as s on s.session_id = p.session_id and s.map = p.map
      group by s.session_id, s.map
    )
    ${insertInto('session_maps', ['session_id', 'map', ...MAP_COLUMNS, ...MAP_SUMS, ...BESTS])}
    select new.session_id, new.map, e.server_key, e.local_date, e.ended_at, new.last_played, new.fastest_ms, new.fastest_id,
      ${MAP_SUMS.map((name) => `coalesce(${FROM_RESULTS.has(name) ? 'o' : 'new'}.${name}, 0)`).join(', ')},
      ${BESTS.map((name) => `coalesce(b.${name}, 0)`).join(', ')}
    from played as new
    join etlegacy.sessions as e on e.id = new.session_id
    left join results as o on o.session_id = new.session_id and o.map = new.map
    left join bests as b on b.session_id = new.session_id and b.map = new.map
    order by new.session_id, new.map
    on conflict (session_id, map) do update set
      server_key = excluded.server_key, local_date = excluded.local_date, ended_at = excluded.ended_at,
      last_played = greatest(old.last_played, excluded.last_played),
      fastest_ms = least(old.fastest_ms, excluded.fastest_ms),
      fastest_id = case when excluded.fastest_ms < old.fastest_ms or old.fastest_ms is null
        then excluded.fastest_id else old.fastest_id end,
      ${MAP_SUMS.map((name) => `${name} = old.${name} + excluded.${name}`).join(', ')},
      ${BESTS.map((name) => `${name} = excluded.${name}`).join(', ')};

    -- The session goes on for those who do not play in these rounds too.
    update etlegacy.player_sessions as s set ended_at = e.ended_at
    from etlegacy.sessions as e
    where e.id in (select r.session_id from unnest(new_ids) as n (id) join etlegacy.rounds as r on r.id = n.id)
      and s.session_id = e.id and s.ended_at <> e.ended_at;
    update etlegacy.session_maps as s set ended_at = e.ended_at
    from etlegacy.sessions as e
    where e.id in (select r.session_id from unnest(new_ids) as n (id) join etlegacy.rounds as r on r.id = n.id)
      and s.session_id = e.id and s.ended_at <> e.ended_at;
  end $$`,

  `drop function etlegacy.recount_sessions(bigint[])`,
  `create function etlegacy.recount_sessions(ids bigint[]) returns void language plpgsql as $$
  begin
    ${ROLLUPS.map((table) => `delete from etlegacy.${table} where session_id = any(ids);`).join('\n    ')}
    perform etlegacy.count_rounds(array(select id from etlegacy.rounds where session_id = any(ids) order by id));
  end $$`,
];
