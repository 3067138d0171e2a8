// Rounds told by JSON documents beside or instead of text files, and single rounds of other game types than stopwatch.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  await changeFunctions(db);
}

const STATEMENTS = [
  `alter table etlegacy.player_rounds drop constraint player_rounds_mode_check`,
  `alter table etlegacy.player_rounds add constraint player_rounds_mode_check
    check (mode in ('raw', 'delta', 'partial', 'raw_new', 'raw_reset', 'spectator', 'unknown'))`,

  `alter table etlegacy.rounds
    add column kind text not null default 'stopwatch' check (kind in ('stopwatch', 'single')),
    add column game_type text check (game_type in ('stopwatch', 'last_man_standing')),
    add column documents jsonb not null default '["tab"]',
    add column former_ids jsonb not null default '[]',
    add column log text check (log in ('whole', 'short', 'broken'))`,
  `update etlegacy.rounds set game_type = 'stopwatch'`,
  // A round is found by every id that it had while fewer of its documents were known.
  `create index rounds_former_ids on etlegacy.rounds using gin (former_ids jsonb_path_ops)
    where former_ids <> '[]'`,

  // No side attacks first where a map is one round, and in last man standing nobody attacks.
  `create or replace view etlegacy.counting_rows as
    select r.server_key, r.session_id, r.match_id, lower(r.map) as map, r.label, r.ended_at, r.duration_ms,
      case when r.game_type = 'last_man_standing' then null else p.team <> r.defender end as is_attacker,
      case when r.kind = 'stopwatch' then (p.team <> r.defender) = (r.label = 1) end as attacked_first,
      coalesce(p.revives_given, w.hits, 0) as revives,
      p.*
    from etlegacy.rounds as r
    join etlegacy.player_rounds as p on p.round_id = r.id
    left join etlegacy.weapon_rounds as w
      on w.round_id = p.round_id and w.player_key = p.player_key and w.weapon = 27
    where r.status = 'ok' and r.session_id is not null
      and p.mode not in ('spectator', 'unknown') and not p.is_bot
      -- Numbers per minute would be wrong with what somebody did in a time that no document tells.
      and p.time_ms is not null`,
];

/** Best times are those of stopwatch. */
const ANY_COMPLETED = `select *, outcome = 'completed' and duration_ms > 0 as is_through`;
const STOPWATCH_COMPLETED = `select *, kind = 'stopwatch' and outcome = 'completed' and duration_ms > 0 as is_through`;

/** Changes what the functions that add up sessions call a completed attack. */
async function changeFunctions(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ definition: string }>`
    select pg_get_functiondef(p.oid) as definition from pg_proc as p
    join pg_namespace as n on n.oid = p.pronamespace
    where n.nspname = 'etlegacy' and p.prokind = 'f' and strpos(p.prosrc, ${ANY_COMPLETED}) > 0
    order by p.oid`.execute(db);
  if (rows.length === 0) throw new Error('No function of etlegacy adds up completed attacks');
  for (const { definition } of rows)
    await sql.raw(definition.replaceAll(ANY_COMPLETED, STOPWATCH_COMPLETED)).execute(db);
}
