// Rows without a time count: each stat is added up over the rounds that tell it, and what it is divided by over the same
// rounds. Single rounds of other game types than stopwatch are won and lost, and what happened on a map is kept apart by game type.
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

/** How long a round was for a player, as far as anything tells: a minimum of minutes counts by it, nothing is divided by it. */
const PLAYED_MS = `coalesce(time_ms, duration_ms, 0)`;

/** Objective, campaign and map vote look alike in most documents; what nobody stated is one type of its own. */
const GAME_TYPE = `coalesce(r.game_type, 'single')`;

/** The rounds that tell a column. */
function toldIn(column: string): string {
  return `count(*) filter (where ${column} is not null and time_ms is distinct from 0)`;
}

function toldBy(group: string, column: string): readonly (readonly [column: string, expression: string])[] {
  return [
    [`${group}_rounds`, toldIn(column)],
    [`${group}_ms`, `coalesce(sum(${PLAYED_MS}) filter (where ${column} is not null), 0)`],
  ];
}

const SUMS: readonly (readonly [column: string, expression: string])[] = [
  ['rounds', `count(*) filter (where time_ms is distinct from 0)`],
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

  [
    'attack_damage_given',
    `coalesce(sum(damage_given) filter (where is_attacker and time_ms is not null), 0)`,
  ],
  ['attack_time_ms', `coalesce(sum(time_ms) filter (where is_attacker and damage_given is not null), 0)`],
  [
    'defence_damage_given',
    `coalesce(sum(damage_given) filter (where not is_attacker and time_ms is not null), 0)`,
  ],
  [
    'defence_time_ms',
    `coalesce(sum(time_ms) filter (where not is_attacker and damage_given is not null), 0)`,
  ],

  // How steady somebody is, from rounds longer than a minute: number, sum and sum of squares of DPM in tenths.
  ['dpm_rounds', `count(*) filter (where time_ms > 60000 and damage_given is not null)`],
  ['dpm_sum', `coalesce(sum(dpm10) filter (where time_ms > 60000 and damage_given is not null), 0)`],
  [
    'dpm_squares',
    `coalesce(sum(dpm10 * dpm10) filter (where time_ms > 60000 and damage_given is not null), 0)`,
  ],

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

  // Over the rounds that tell it: how many they are, how long they were, and what a share is divided by.
  ['timed_rounds', `count(*) filter (where time_ms > 0)`],
  ['played_ms', `coalesce(sum(${PLAYED_MS}), 0)`],
  ['timed_kills', `coalesce(sum(kills) filter (where time_ms is not null), 0)`],
  ['timed_damage_given', `coalesce(sum(damage_given) filter (where time_ms is not null), 0)`],
  ['damage_time_ms', `coalesce(sum(time_ms) filter (where damage_given is not null), 0)`],
  ...toldBy('damage', 'damage_given'),
  ['damage_deaths', `coalesce(sum(deaths) filter (where damage_given is not null), 0)`],
  ...toldBy('gib', 'gibs'),
  ['gib_kills', `coalesce(sum(kills) filter (where gibs is not null), 0)`],
  ...toldBy('lua', 'killing_spree'),
  ['lua_kills', `coalesce(sum(kills) filter (where killing_spree is not null), 0)`],
  ...toldBy('xp', 'xp'),
  ...toldBy('aim', 'bullet_shots'),
  ['own_rounds', toldIn('self_kills')],
  ['revive_rounds', toldIn('revives')],
  ['alive_rounds', toldIn('alive_ms')],
  ['denied_rounds', `count(*) filter (where denied_s is not null and time_ms > 0)`],
  ['timed_denied_s', `coalesce(sum(denied_s) filter (where time_ms is not null), 0)`],
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
const OF_MAP = ['session_id', 'map', 'game_type'];

const MAP_COLUMNS = `
  rounds last_played completed completed_ms fastest_ms fastest_id matches first_won second_won draws`
  .trim()
  .split(/\s+/);

/** The tables of sums, with their columns in the tables' order. */
const TABLES: Readonly<Record<string, readonly string[]>> = {
  player_sessions: ['session_id', 'player_key', ...OF_SESSION, 'ended_at', 'name', ...PLAYER_COLUMNS],
  player_session_maps: [...OF_MAP, 'player_key', ...OF_SESSION, ...PLAYER_COLUMNS],
  player_session_weapons: ['session_id', 'player_key', 'weapon', ...OF_SESSION, ...WEAPON_COLUMNS],
  session_weapons: ['session_id', 'weapon', ...OF_SESSION, ...WEAPON_COLUMNS],
  session_maps: [...OF_MAP, ...OF_SESSION, 'ended_at', ...MAP_COLUMNS, ...BESTS],
};

/** Sessions that are asked for and open, with their rows. */
const OPEN_ROWS = `etlegacy.sessions as e
      join (select *, ${DPM10} as dpm10 from etlegacy.counting_rows) as c on c.session_id = e.id and e.id = any(open)`;

/** What matches that were played to the end were to whom; who played one on both sides neither won nor lost it. */
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
  const together = (name: string) =>
    BESTS.includes(name) ? `max(m.${name}) as ${name}` : fitting(name, `sum(m.${name})`);
  return `select m.session_id, m.player_key, m.server_key, m.local_date, p.ended_at, p.name,
      ${PLAYER_COLUMNS.map(together).join(', ')}
    from ${maps} as m
    join etlegacy.open_players as p on p.session_id = m.session_id and p.player_key = m.player_key
    group by m.session_id, m.player_key, m.server_key, m.local_date, p.ended_at, p.name
    order by m.session_id, m.player_key`;
}

/** Hits without shots would make an accuracy that nobody had, and a sum of nothing is 0. */
function weaponSum(name: string): string {
  return name === 'kills' || name === 'deaths'
    ? `sum(w.${name})`
    : `coalesce(sum(w.${name}) filter (where w.shots is not null), 0)`;
}

/** What players did with each weapon. */
const ADD_PLAYER_WEAPONS = `select e.id, c.player_key, w.weapon, e.server_key, e.local_date,
      ${[fitting('rounds', 'count(*)'), ...WEAPON_SUMS.map((name) => fitting(name, weaponSum(name)))].join(', ')}
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

/** What was played on each map in each game type, with the bests of those who played there. */
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

/** The tables whose rows change. */
const CHANGED: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(OPEN).filter(([table]) => !table.endsWith('weapons')),
);

const OF_SESSION_COLUMNS = 'server_key text not null, local_date date not null';
const SUM_COLUMNS = PLAYER_COLUMNS.map(
  (name) => `${name} ${WIDE.has(name) ? 'bigint' : 'integer'} not null`,
).join(', ');

/** To plan such a statement takes longer than to run it; whatever the planner believes of tables that grow, sessions lead to rounds and rounds to rows. */
const PLANNED_ONCE = `set plan_cache_mode = force_generic_plan set enable_seqscan = off`;

/** How many columns add up: `sum`, or the `max` or `min` of the parts. */
type Columns = Readonly<Record<string, 'sum' | 'max' | 'min'>>;

const MAP_SUMS = ['rounds', 'completed', 'completed_ms', 'matches', 'first_won', 'second_won', 'draws'];
const PAIR_SUMS = ['against', 'a_won', 'b_won', 'together', 'together_won'];

function all(names: readonly string[], how: Columns[string]): Columns {
  return Object.fromEntries(names.map((name) => [name, how]));
}

const PLAYER: Columns = Object.fromEntries(
  PLAYER_COLUMNS.map((name) => [name, BESTS.includes(name) ? 'max' : 'sum'] as const),
);

type Span = {
  readonly name: string;
  /** The sums of single sessions; null where only facts tell. */
  readonly from: string | null;
  readonly key: readonly string[];
  readonly columns: Columns;
  /** Columns that a session has otherwise. */
  readonly ofSession?: Readonly<Record<string, string>>;
};

const SPANS: readonly Span[] = [
  {
    name: 'player_spans',
    from: 'player_sessions',
    key: ['player_key text'],
    columns: { sessions: 'sum', first_date: 'min', ended_at: 'max', ...PLAYER },
    ofSession: { sessions: '1', first_date: 's.local_date' },
  },
  {
    name: 'player_map_spans',
    from: 'player_session_maps',
    key: ['map text', 'game_type text', 'player_key text'],
    columns: PLAYER,
  },
  {
    name: 'player_weapon_spans',
    from: 'player_session_weapons',
    key: ['player_key text', 'weapon smallint'],
    columns: all(WEAPON_COLUMNS, 'sum'),
  },
  {
    name: 'weapon_spans',
    from: 'session_weapons',
    key: ['weapon smallint'],
    columns: all(WEAPON_COLUMNS, 'sum'),
  },
  {
    name: 'map_spans',
    from: 'session_maps',
    key: ['map text', 'game_type text'],
    columns: { sessions: 'sum', last_played: 'max', ...all(MAP_SUMS, 'sum'), ...all(BESTS, 'max') },
    ofSession: { sessions: '1' },
  },
  {
    name: 'pair_spans',
    from: null,
    key: ['a text', 'b text'],
    columns: all(PAIR_SUMS, 'sum'),
  },
];

const CHANGED_SPANS = SPANS.filter(({ name }) => /^(?:player|player_map|map)_spans$/.test(name));

function typeOf(column: string): string {
  if (column === 'first_date') return 'date';
  return column === 'ended_at' || column === 'last_played' ? 'timestamptz' : 'bigint';
}

const keysOf = (span: Span): readonly string[] => span.key.map((key) => key.split(' ')[0] ?? '');

/** The fastest attack of a map: its time, its round, and which of several that are as fast came first. */
const FASTEST = [
  'fastest_ms integer',
  'fastest_id bigint',
  'fastest_at timestamptz',
  'fastest_session bigint',
];

function createTable(span: Span): string {
  const columns = Object.keys(span.columns).map((column) => `${column} ${typeOf(column)} not null`);
  const more = span.name === 'map_spans' ? FASTEST : [];
  return `create table etlegacy.${span.name} (
    span_id bigint not null references etlegacy.spans on delete cascade,
    ${span.key.map((key) => `${key} not null`).join(', ')},
    ${[...columns, ...more].join(', ')},
    primary key (span_id, ${keysOf(span).join(', ')})
  )`;
}

/** Adds up rows `s` of what lies within the new spans `p`. */
function fill(span: Span, source: string, ofSession: Readonly<Record<string, string>>): string {
  const keys = keysOf(span);
  const columns = Object.keys(span.columns);
  const value = (column: string) =>
    `${span.columns[column]}(${ofSession[column] ?? `s.${column}`})${typeOf(column) === 'bigint' ? '::bigint' : ''}`;
  return `insert into etlegacy.${span.name} (span_id, ${[...keys, ...columns].join(', ')})
    select p.id, ${keys.map((key) => `s.${key}`).join(', ')}, ${columns.map(value).join(', ')}
    from ${source}
    group by p.id, ${keys.map((key) => `s.${key}`).join(', ')};`;
}

function fillFastest(
  source: string,
  [ms, id, at, session]: readonly [string, string, string, string],
): string {
  return `update etlegacy.map_spans as m
    set fastest_ms = f.ms, fastest_id = f.id, fastest_at = f.at, fastest_session = f.session
    from (
      select distinct on (p.id, s.map, s.game_type) p.id as span_id, s.map, s.game_type, ${ms} as ms, ${id} as id, ${at} as at, ${session} as session
      from ${source}
      where ${ms} is not null
      order by p.id, s.map, s.game_type, ${ms}, ${at}, ${session}
    ) as f
    where m.span_id = f.span_id and m.map = f.map and m.game_type = f.game_type;`;
}

const SESSIONS = `etlegacy.spans as p
  join etlegacy.sessions as e
    on e.server_key = p.server_key and e.local_date >= p.since and e.local_date < p.until and p.id = any(made)`;
const MONTHS = `etlegacy.spans as p
  join etlegacy.spans as q on q.server_key = p.server_key and q.kind = 'month'
    and q.since >= p.since and q.until <= p.until and p.id = any(made)`;

/** Two people on a map played to the end, each on one side all along. Match by match, whatever the planner expects. */
const FILL_PAIRS = `with sides as (
      select p.id, c.match_id, c.player_key, bool_and(c.attacked_first) as first
      from ${SESSIONS}
      join etlegacy.counting_rows as c on c.session_id = e.id
      where c.attacked_first is not null
      group by p.id, c.match_id, c.player_key
      having bool_and(c.attacked_first) = bool_or(c.attacked_first)
    ), outcomes as (
      select s.id, s.match_id, array_agg(s.player_key order by s.player_key collate "C") as players,
        array_agg(s.first order by s.player_key collate "C") as firsts,
        array_agg(coalesce(m.first_won = s.first, false) order by s.player_key collate "C") as wons
      from sides as s join etlegacy.matches as m on m.id = s.match_id
      where m.result <> 'unfinished'
      group by s.id, s.match_id
    )
    insert into etlegacy.pair_spans (span_id, a, b, ${PAIR_SUMS.join(', ')})
    select o.id, a.player, b.player,
      count(*) filter (where a.first <> b.first),
      count(*) filter (where a.first <> b.first and a.won),
      count(*) filter (where a.first <> b.first and b.won),
      count(*) filter (where a.first = b.first),
      count(*) filter (where a.first = b.first and a.won)
    from outcomes as o
    cross join lateral unnest(o.players, o.firsts, o.wons) with ordinality as a (player, first, won, place)
    cross join lateral unnest(o.players, o.firsts, o.wons) with ordinality as b (player, first, won, place)
    where a.place < b.place
    group by o.id, a.player, b.player;`;

const FILL_MONTHS = [
  ...SPANS.flatMap((span) =>
    span.from === null
      ? []
      : [
          fill(
            span,
            `${SESSIONS} join etlegacy.${span.from} as s on s.session_id = e.id`,
            span.ofSession ?? {},
          ),
        ],
  ),
  fillFastest(`${SESSIONS} join etlegacy.session_maps as s on s.session_id = e.id`, [
    's.fastest_ms',
    's.fastest_id',
    's.ended_at',
    's.session_id',
  ]),
  FILL_PAIRS,
].join('\n    ');

const FILL_YEARS = [
  ...SPANS.map((span) => fill(span, `${MONTHS} join etlegacy.${span.name} as s on s.span_id = q.id`, {})),
  fillFastest(`${MONTHS} join etlegacy.map_spans as s on s.span_id = q.id`, [
    's.fastest_ms',
    's.fastest_id',
    's.fastest_at',
    's.fastest_session',
  ]),
].join('\n    ');

/** Makes the months, then the years, that are over and missing, under the lock of the server's writers. */
const SETTLE = `create or replace function etlegacy.settle_spans(server text) returns integer language plpgsql as $$
  declare
    head date;
    made bigint[];
    settled integer := 0;
  begin
    perform pg_advisory_xact_lock(hashtextextended('etlegacy/' || server, 0));
    select date_trunc('month', max(local_date))::date into head from etlegacy.sessions where server_key = server;

    with fresh as (
      insert into etlegacy.spans (server_key, kind, since, until, last_ended)
      select server, 'month', e.month, (e.month + interval '1 month')::date, max(e.ended_at)
      from (
        select date_trunc('month', local_date)::date as month, ended_at
        from etlegacy.sessions where server_key = server and local_date < head
      ) as e
      group by e.month
      on conflict do nothing
      returning id
    )
    select array_agg(id) into made from fresh;
    if made is null then
      return 0;
    end if;
    settled := cardinality(made);
    ${FILL_MONTHS}

    with fresh as (
      insert into etlegacy.spans (server_key, kind, since, until, last_ended)
      select server, 'year', m.year, (m.year + interval '1 year')::date, max(m.last_ended)
      from (
        select date_trunc('year', since)::date as year, last_ended
        from etlegacy.spans where server_key = server and kind = 'month'
      ) as m
      where m.year < date_trunc('year', head)
      group by m.year
      on conflict do nothing
      returning id
    )
    select array_agg(id) into made from fresh;
    if made is not null then
      settled := settled + cardinality(made);
      ${FILL_YEARS}
    end if;
    return settled;
  end $$`;

const STATEMENTS = [
  // Who attacked first and won, where somebody won; a single round has one attack.
  `alter table etlegacy.matches drop constraint matches_result_check, add column first_won boolean`,
  `alter table etlegacy.matches add constraint matches_result_check
    check (result in ('r1_attackers', 'r2_attackers', 'draw', 'unfinished', 'axis', 'allies'))`,
  `update etlegacy.matches set first_won = result = 'r1_attackers' where result in ('r1_attackers', 'r2_attackers')`,
  `alter table etlegacy.rounds drop constraint rounds_game_type_check`,
  `alter table etlegacy.rounds add constraint rounds_game_type_check
    check (game_type in ('stopwatch', 'last_man_standing', 'objective', 'campaign', 'map_vote'))`,

  // Who revived is in no log of an engine without the hook.
  `create or replace view etlegacy.counting_rows as
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

  `drop view etlegacy.session_players`,
  `drop view etlegacy.open_players`,
  ...Object.keys(CHANGED).map((table) => `drop function etlegacy.open_${table}(bigint[])`),
  ...Object.keys(CHANGED).map((table) => `drop table etlegacy.${table}`),
  ...CHANGED_SPANS.map(({ name }) => `drop table etlegacy.${name}`),
  `delete from etlegacy.spans`,

  `create table etlegacy.player_sessions (
    session_id bigint not null references etlegacy.sessions on delete cascade deferrable initially deferred,
    player_key text not null,
    ${OF_SESSION_COLUMNS},
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
    game_type text not null,
    player_key text not null,
    ${OF_SESSION_COLUMNS},
    ${SUM_COLUMNS},
    primary key (session_id, map, game_type, player_key)
  )`,
  `create index player_session_maps_player on etlegacy.player_session_maps (player_key, map)`,
  `create index player_session_maps_map on etlegacy.player_session_maps (map, server_key, local_date)`,
  `create table etlegacy.session_maps (
    session_id bigint not null references etlegacy.sessions on delete cascade deferrable initially deferred,
    map text not null,
    game_type text not null,
    ${OF_SESSION_COLUMNS},
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
    primary key (session_id, map, game_type)
  )`,
  `create index session_maps_map on etlegacy.session_maps (map, server_key, ended_at)`,
  ...CHANGED_SPANS.map(createTable),

  `create view etlegacy.open_players as
    select e.id as session_id, c.player_key, e.server_key, e.local_date, e.ended_at,
      (array_agg(c.name order by c.ended_at desc, c.label desc))[1] as name,
      (count(*) filter (where c.time_ms is distinct from 0))::integer as rounds
    from etlegacy.sessions as e
    join etlegacy.counting_rows as c on c.session_id = e.id and not e.is_counted
    group by e.id, c.player_key`,
  `create view etlegacy.session_players as
    select session_id, player_key, server_key, local_date, ended_at, name, rounds from etlegacy.player_sessions
    union all
    select session_id, player_key, server_key, local_date, ended_at, name, rounds from etlegacy.open_players`,

  ...Object.entries(CHANGED).map(
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
  `create or replace function etlegacy.count_sessions(open bigint[]) returns void language plpgsql ${PLANNED_ONCE} as $$
  #variable_conflict use_column
  begin
    ${Object.entries(COUNT)
      .map(([table, query]) => `insert into etlegacy.${table} (${TABLES[table]?.join(', ')}) ${query};`)
      .join('\n    ')}
    update etlegacy.sessions set is_counted = true where id = any(open);
  end $$`,

  SETTLE,

  // All are counted again: the tables are new.
  `update etlegacy.sessions set is_counted = false`,
  `select etlegacy.count_past_sessions(key) from etlegacy.servers order by key`,
  `select etlegacy.settle_spans(key) from etlegacy.servers order by key`,
];
