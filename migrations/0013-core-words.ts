// What people said carries its own time and origin, so that the newest word counts whatever the order of the rows, also
// where a backup of another database was restored. And which processes use this database, with the schema they know.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const WORDS = [
  { table: 'decisions', time: 'decided_at' },
  { table: 'links', time: 'linked_at' },
  { table: 'settings', time: 'set_at' },
];

/** Words of this database count in the order in which they were said, also where its clock was set back. */
function dateWords(table: string, time: string): string[] {
  return [
    `alter table core.${table}
      add column origin uuid not null default core.origin(), add column seq bigint`,
    `update core.${table} as w set seq = o.seq, ${time} = o.at
      from (
        select id, row_number() over (order by id) as seq, max(${time}) over (order by id) as at from core.${table}
      ) as o
      where w.id = o.id`,
    `select setval('core.words', greatest((select last_value from core.words), (select max(seq) from core.${table}), 1))`,
    `alter table core.${table} alter column seq set default nextval('core.words'), alter column seq set not null`,
    `create index ${table}_time on core.${table} (${time})`,
    `create function core.next_${time}() returns timestamptz language sql volatile as $$
      select greatest(clock_timestamp(), (select max(${time}) + interval '1 microsecond' from core.${table}))
    $$`,
    `alter table core.${table} alter column ${time} set default core.next_${time}()`,
  ];
}

const STATEMENTS = [
  `create table core.identity (
    is_only boolean primary key default true check (is_only),
    id uuid not null default gen_random_uuid()
  )`,
  `insert into core.identity default values`,
  `create function core.origin() returns uuid language sql stable as $$ select id from core.identity $$`,
  `create sequence core.words`,
  ...WORDS.flatMap(({ table, time }) => dateWords(table, time)),

  // schema: the last migration that the process knows. It is gone when it was not seen for a while.
  `create table core.processes (
    id uuid primary key,
    kind text not null,
    schema text not null,
    host text not null,
    pid integer not null,
    started_at timestamptz not null default now(),
    seen_at timestamptz not null default now()
  )`,

  // Why what waits in the inbox is not imported, where that is not the fault of a payload; gone when it goes on.
  `create table core.holdups (
    source text not null,
    game text not null,
    say text not null,
    since timestamptz not null default now(),
    seen_at timestamptz not null default now(),
    primary key (source, game)
  )`,

  // Takes the lock under which a source is written. A migration waits for whoever holds one (the number is that of the
  // migrator's own lock), and a program that does not know what a migration did may not write any more.
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
];
