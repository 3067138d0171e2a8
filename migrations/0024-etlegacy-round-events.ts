// What the event logs of rounds tell. The events of a round are one row of columns, a tenth of what a row per event takes; the
// view gives them as rows. Duels and the sums of players have rows of their own, for they are asked for over many rounds.
import { type Kysely, sql } from 'kysely';

const ROWS = ['player_rounds', 'weapon_rounds', 'round_awards', 'round_opponents'];
const LOG_ROWS = ['round_logs', 'round_duels', 'player_logs'];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  await changeFunctions(db);
}

const STATEMENTS = [
  `alter table etlegacy.player_rounds drop constraint player_rounds_mode_check`,
  `alter table etlegacy.player_rounds add constraint player_rounds_mode_check
    check (mode in ('raw', 'delta', 'partial', 'raw_new', 'raw_reset', 'from_log', 'spectator', 'unknown'))`,
  // No log tells of shots, and it misses some hits in the head.
  `alter table etlegacy.weapon_rounds alter column shots drop not null, alter column headshots drop not null`,
  `alter table etlegacy.rounds add column log_reason text`,

  `create table etlegacy.round_logs (
    round_id bigint primary key,
    -- Keys of those it tells of; the columns below hold places in this list, from 1 on.
    players text[] not null,
    at_ms integer[] not null,
    -- On the game clock, without pauses; null where there was none.
    clock_ms integer[],
    kinds text[] not null,
    player smallint[] not null,
    victim smallint[] not null,
    mod smallint[] not null,
    class text[] not null,
    side smallint[] not null,
    objective text[],
    -- Damage to enemies, for each player in each 5 s of the game clock, one player behind the other; null: not told.
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
    -- null: the log does not tell how much health was left.
    damage integer,
    team_damage integer,
    head_hits integer,
    primary key (round_id, player_key, victim_key)
  )`,
  `create index round_duels_player on etlegacy.round_duels (player_key, victim_key) include (round_id, kills)
    where kills > 0`,
  `create index round_duels_victim on etlegacy.round_duels (victim_key, player_key) include (round_id, kills)
    where kills > 0`,

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

  `create or replace function etlegacy.forget_rows() returns trigger language plpgsql as $$
  begin
    ${ROWS.map(deleteRows).join('\n    ')}
    -- Rounds of text files have none.
    if exists (select from gone where gone.log is not null) then
      ${LOG_ROWS.map(deleteRows).join('\n      ')}
    end if;
    return null;
  end $$`,
];

function deleteRows(table: string): string {
  return `delete from etlegacy.${table} as row using gone where row.round_id = gone.id;`;
}

const SUM = /\bsum\(w\.(hits|shots|headshots)\)/g;

/** Sums of weapons: hits without shots would make an accuracy that nobody had, and a sum of nothing is 0. */
async function changeFunctions(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ definition: string }>`
    select pg_get_functiondef(p.oid) as definition from pg_proc as p
    join pg_namespace as n on n.oid = p.pronamespace
    where n.nspname = 'etlegacy' and p.prokind = 'f' and strpos(p.prosrc, 'sum(w.hits)') > 0
    order by p.oid`.execute(db);
  if (rows.length === 0) throw new Error('No function of etlegacy adds up weapons');
  for (const { definition } of rows)
    await sql
      .raw(definition.replaceAll(SUM, 'coalesce(sum(w.$1) filter (where w.shots is not null), 0)'))
      .execute(db);
}
