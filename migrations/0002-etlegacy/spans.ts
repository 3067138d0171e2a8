// Whole months and years of what sessions add up to, so that a query over years adds up a few hundred rows instead of every
// session. A span exists only while it is right: a change of one of its sessions deletes it, and readers add up the sessions
// themselves until it is computed again.
import { BESTS, PLAYER_COLUMNS, WEAPON_COLUMNS } from './sum-columns.ts';

const MAP_SUMS = ['rounds', 'completed', 'completed_ms', 'matches', 'first_won', 'second_won', 'draws'];
const PAIR_SUMS = ['against', 'a_won', 'b_won', 'together', 'together_won'];

/** How the parts of a column are put together. */
type Columns = Readonly<Record<string, 'sum' | 'max' | 'min'>>;

function all(names: readonly string[], how: Columns[string]): Columns {
  return Object.fromEntries(names.map((name) => [name, how]));
}

const PLAYER: Columns = { ...all(PLAYER_COLUMNS, 'sum'), ...all(BESTS, 'max') };

type Span = {
  readonly name: string;
  /** The table with the sums of single sessions; null where pairs are computed from rows. */
  readonly from: string | null;
  readonly key: readonly string[];
  readonly columns: Columns;
  /** Expressions for columns that a session does not have under that name. */
  readonly ofSession?: Readonly<Record<string, string>>;
};

const KINDS: readonly Span[] = [
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

function typeOf(column: string): string {
  if (column === 'first_date') return 'date';
  return column === 'ended_at' || column === 'last_played' ? 'timestamptz' : 'bigint';
}

const keysOf = (span: Span): readonly string[] => span.key.map((key) => key.split(' ')[0] ?? '');

/** The fastest attack of a map: its time and its round, and what decides between equal times: the earlier end, then session. */
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

/** Adds up rows `s` that lie within the new spans `p`. */
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

/** Two players of a finished match, each on one side throughout. Arrays per match keep the planner from joining all rows. */
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
  ...KINDS.flatMap((span) =>
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
  ...KINDS.map((span) => fill(span, `${MONTHS} join etlegacy.${span.name} as s on s.span_id = q.id`, {})),
  fillFastest(`${MONTHS} join etlegacy.map_spans as s on s.span_id = q.id`, [
    's.fastest_ms',
    's.fastest_id',
    's.fastest_at',
    's.fastest_session',
  ]),
].join('\n    ');

export const SPANS = [
  // From \`since\` (included) to \`until\` (excluded). last_ended: the end of its last session.
  `create table etlegacy.spans (
    id bigint generated always as identity primary key,
    server_key text not null references etlegacy.servers on delete cascade,
    kind text not null check (kind in ('month', 'year')),
    since date not null,
    until date not null,
    last_ended timestamptz not null,
    unique (server_key, kind, since)
  )`,
  ...KINDS.map(createTable),

  // Computes the months, then the years, that are over and missing. Holds the lock of the server's writers, so that no
  // session changes between the time it is read and the time the span is visible.
  `create function etlegacy.settle_spans(server text) returns integer language plpgsql as $$
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
  end $$`,

  // Covers the sessions of these dates exactly once: with existing years, with months of the other years, and with the
  // remaining sessions. A null date is unlimited; with ended_before only sessions that ended earlier. \`rows 40\` is the
  // planner's estimate.
  `create function etlegacy.cover(servers text[], sinces date[], untils date[], ended_before timestamptz)
  returns table (span_id bigint, session_id bigint) language plpgsql stable rows 40 as $$
  declare
    low date;
    high date;
    gap daterange;
    hole daterange;
    found bigint[];
    covered datemultirange;
  begin
    for i in 1 .. cardinality(servers) loop
      low := coalesce(sinces[i], '-infinity');
      high := coalesce(untils[i], 'infinity');
      if ended_before is not null then
        -- No time zone is a whole day ahead of UTC.
        high := least(high, (ended_before at time zone 'UTC')::date + 2);
      end if;
      select array_agg(p.id), range_agg(daterange(p.since, p.until)) into found, covered
      from etlegacy.spans as p
      where p.server_key = servers[i] and p.kind = 'year' and p.since >= low and p.until <= high
        and (ended_before is null or p.last_ended < ended_before);
      return query select unnest(found), null::bigint;
      for gap in select unnest(datemultirange(daterange(low, high)) - coalesce(covered, '{}')) loop
        select array_agg(p.id), range_agg(daterange(p.since, p.until)) into found, covered
        from etlegacy.spans as p
        where p.server_key = servers[i] and p.kind = 'month' and p.since >= lower(gap) and p.until <= upper(gap)
          and (ended_before is null or p.last_ended < ended_before);
        return query select unnest(found), null::bigint;
        for hole in select unnest(datemultirange(gap) - coalesce(covered, '{}')) loop
          return query
            select null::bigint, e.id from etlegacy.sessions as e
            where e.server_key = servers[i] and e.local_date >= lower(hole) and e.local_date < upper(hole)
              and (ended_before is null or e.ended_at < ended_before);
        end loop;
      end loop;
    end loop;
  end $$`,

  // Every change of a session deletes the spans of its date. A move to another date, which is rare, also deletes those of
  // the old date; comparing first saves the second statement of all other updates.
  `create function etlegacy.unsettle_spans() returns trigger language plpgsql as $$
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
  `create trigger sessions_unsettle after insert or update or delete on etlegacy.sessions
    for each row execute function etlegacy.unsettle_spans()`,

  // The first session of a new month completes the months before it. Deferred, so that all sessions are counted by then.
  `create function etlegacy.settle_past() returns trigger language plpgsql as $$
  begin
    if not exists (
      select from etlegacy.sessions
      where server_key = new.server_key and id <> new.id and local_date >= date_trunc('month', new.local_date)
        and (local_date >= date_trunc('month', new.local_date) + interval '1 month' or started_at < new.started_at)
    ) then
      perform etlegacy.settle_spans(new.server_key);
    end if;
    return null;
  end $$`,
  `create constraint trigger sessions_settle_past after insert on etlegacy.sessions
    deferrable initially deferred for each row execute function etlegacy.settle_past()`,
];
