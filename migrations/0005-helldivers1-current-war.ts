// One rule for the current war, counters without a limit, what the API does not know, and no made-up wars among real ones.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const COUNTERS = [
  'season_duration',
  'players',
  'total_unique_players',
  'missions',
  'successful_missions',
  'total_mission_difficulty',
  'completed_planets',
  'defend_events',
  'successful_defend_events',
  'attack_events',
  'successful_attack_events',
  'deaths',
  'kills',
  'accidentals',
  'shots',
  'hits',
];

// A corrupt counter may have more than 64 bits, and is kept unchanged.
const WITHOUT_LIMIT = COUNTERS.map((name) => `alter column ${name} type numeric`).join(', ');

/** Made-up wars stood beside real answers; they have a database of their own now. What is real is imported again. */
const removeMadeUp = (game: string): string => `do $$
  declare tables text;
  begin
    if exists (select from core.payloads where game = '${game}' and source = 'sample') then
      select string_agg(format('%I.%I', schemaname, tablename), ', ') into tables
        from pg_tables where schemaname = '${game}';
      execute 'truncate ' || tables;
      delete from core.payloads where game = '${game}' and source = 'sample';
      delete from core.bodies as b where not exists (select from core.payloads as p where p.hash = b.hash);
      update core.payloads set status = 'new', code = null, line = null, reason = null
        where game = '${game}' and code is distinct from 'IMPOSSIBLE_TIME';
    end if;
  end $$`;

const STATEMENTS = [
  removeMadeUp('helldivers1'),
  removeMadeUp('helldivers2'),

  `alter table helldivers1.live ${WITHOUT_LIMIT}`,
  `alter table helldivers1.live_samples ${WITHOUT_LIMIT}`,

  // An answer may have statistics of a front that its list of fronts lacks. null: stored by an earlier version.
  `alter table helldivers1.live add column all_players numeric`,

  // The war of the newest status; of two in one second the later war. Without any status the latest whole war, of which
  // no time is known.
  `create view helldivers1.current_war as
    (select season, observed_time from helldivers1.live order by observed_time desc, season desc limit 1)
    union all
    (select season, null from helldivers1.seasons
      where last_updated is not null and not exists (select from helldivers1.live)
      order by season desc limit 1)`,
  `create index live_newest on helldivers1.live (observed_time, season)`,

  // Archives that are not requested again until then, and why. For all processes.
  `create table helldivers1.archive_refusals (
    season integer primary key,
    kind text not null check (kind in ('known', 'not found', 'refused', 'failed')),
    reason text,
    until timestamptz not null
  )`,
];
