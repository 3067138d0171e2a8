// The war of Helldivers 2. Facts that no later answer repeats (clock, situations, order_polls, planet_samples,
// planet_history) are stored beside what is derived from them.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const planet = 'planet integer not null references helldivers2.planets';
const seen = `first_seen_at timestamptz not null,
    last_seen_at timestamptz not null`;

const STATEMENTS = [
  `create schema helldivers2`,

  // placeholder: an id that was mentioned before an answer named it.
  `create table helldivers2.factions (
    id integer primary key,
    name text not null,
    aliases text[] not null,
    placeholder boolean not null
  )`,
  `insert into helldivers2.factions (id, name, aliases, placeholder) values
    (0, 'None', '{}', false),
    (1, 'Super Earth', '{Humans,Human}', false),
    (2, 'Terminids', '{Terminid,Bugs}', false),
    (3, 'Automatons', '{Automaton,Bots}', false),
    (4, 'Illuminate', '{Illuminates,Squids}', false)`,

  `create table helldivers2.biomes (
    slug text primary key,
    description text,
    observed_at timestamptz not null
  )`,
  `create table helldivers2.environmentals (
    name text primary key,
    description text,
    observed_at timestamptz not null
  )`,
  // name_rank: 0 no name yet, 1 named by a campaign view, 2 named by planet data. A lower rank never replaces a higher one.
  `create table helldivers2.planets (
    id integer primary key,
    name text,
    sector text,
    biome text references helldivers2.biomes,
    placeholder boolean not null,
    name_rank smallint not null,
    named_at timestamptz,
    described_at timestamptz,
    payload_id bigint
  )`,
  `create table helldivers2.planet_environmentals (
    ${planet},
    environmental text not null references helldivers2.environmentals,
    primary key (planet, environmental)
  )`,

  `create table helldivers2.war_infos (
    war_id integer primary key,
    start_at timestamptz not null,
    end_at timestamptz not null,
    layout_version bigint,
    minimum_client_version text,
    capital_infos jsonb,
    planet_permanent_effects jsonb,
    observed_at timestamptz not null,
    payload_id bigint not null
  )`,
  `create table helldivers2.planet_infos (
    war_id integer not null,
    ${planet},
    position_x double precision not null,
    position_y double precision not null,
    waypoints integer[] not null,
    sector integer not null,
    max_health bigint not null,
    disabled boolean,
    initial_faction integer references helldivers2.factions,
    settings_hash bigint,
    observed_at timestamptz not null,
    payload_id bigint not null,
    primary key (war_id, planet)
  )`,
  `create table helldivers2.home_worlds (
    war_id integer not null,
    faction integer not null references helldivers2.factions,
    ${planet},
    observed_at timestamptz not null,
    payload_id bigint not null,
    primary key (war_id, faction, planet)
  )`,
  `create table helldivers2.info_regions (
    war_id integer not null,
    ${planet},
    region integer not null,
    settings_hash bigint,
    max_health bigint,
    size integer,
    damage_multiplier double precision,
    observed_at timestamptz not null,
    payload_id bigint not null,
    primary key (war_id, planet, region)
  )`,

  // Owners, campaigns and events of a status; hundreds of statuses share one row.
  `create table helldivers2.situations (
    hash bytea primary key check (length(hash) = 32),
    owners jsonb not null,
    campaigns jsonb not null,
    events jsonb not null,
    regions jsonb not null default '{}'
  )`,
  // One row per distinct status. The same body again is the same answer; until_at is the last time that it arrived. readings:
  // what it said of contested planets, kept for the last hours, because rates need every status and not one sample per 300 s.
  `create table helldivers2.clock (
    war_id integer not null,
    body_hash bytea not null,
    observed_at timestamptz not null,
    until_at timestamptz not null,
    payload_id bigint not null,
    time_game bigint not null,
    offset_s double precision not null,
    planets integer not null,
    situation bytea not null references helldivers2.situations,
    readings jsonb,
    primary key (war_id, body_hash)
  )`,
  `create unique index clock_observed on helldivers2.clock (war_id, observed_at)`,
  `create index clock_game on helldivers2.clock (war_id, time_game)`,
  `create index clock_situation on helldivers2.clock (situation)`,
  `create index clock_readings on helldivers2.clock (war_id, observed_at) where readings is not null`,

  `create table helldivers2.war_statuses (
    war_id integer primary key,
    time_game bigint not null,
    observed_at timestamptz not null,
    impact_multiplier double precision,
    story_beat_id32 bigint,
    layout_version bigint,
    planet_attacks jsonb not null,
    global_resources jsonb not null,
    payload_id bigint not null
  )`,
  `create table helldivers2.planet_statuses (
    war_id integer not null,
    ${planet},
    owner integer not null references helldivers2.factions,
    health bigint not null,
    regen_per_second double precision,
    players bigint,
    position_x double precision,
    position_y double precision,
    observed_at timestamptz not null,
    payload_id bigint not null,
    primary key (war_id, planet)
  )`,
  `create table helldivers2.region_status (
    war_id integer not null,
    ${planet},
    region integer not null,
    owner integer not null references helldivers2.factions,
    health bigint,
    regen_per_second double precision,
    availability double precision,
    available boolean,
    players bigint,
    observed_at timestamptz not null,
    payload_id bigint not null,
    primary key (war_id, planet, region)
  )`,
  `create table helldivers2.campaigns (
    war_id integer not null,
    id bigint not null,
    ${planet},
    type integer,
    count bigint,
    faction integer references helldivers2.factions,
    ${seen},
    ended_at timestamptz,
    outcome text check (outcome in ('liberated', 'defended', 'lost', 'ended')),
    payload_id bigint not null,
    primary key (war_id, id)
  )`,
  `create index campaigns_planet on helldivers2.campaigns (war_id, planet)`,
  // settled_at: the last status that expire_at was computed from.
  `create table helldivers2.planet_events (
    war_id integer not null,
    id bigint not null,
    ${planet},
    type integer not null,
    faction integer references helldivers2.factions,
    health bigint not null,
    max_health bigint not null,
    start_game bigint not null,
    start_at timestamptz,
    expire_game bigint not null,
    expire_at timestamptz,
    settled_at timestamptz,
    campaign_id bigint,
    joint_operations jsonb,
    build_up bigint,
    ${seen},
    ended_at timestamptz,
    outcome text check (outcome in ('liberated', 'defended', 'lost', 'ended')),
    payload_id bigint not null,
    primary key (war_id, id)
  )`,
  `create table helldivers2.owner_changes (
    war_id integer not null,
    ${planet},
    at timestamptz not null,
    owner_before integer not null,
    owner_after integer not null,
    health bigint,
    regen_per_second double precision,
    players bigint,
    primary key (war_id, planet, at)
  )`,
  `create table helldivers2.planet_effects (
    war_id integer not null,
    ${planet},
    effect_id bigint not null,
    ${seen},
    payload_id bigint not null,
    primary key (war_id, planet, effect_id)
  )`,
  `create table helldivers2.global_events (
    war_id integer not null,
    id bigint not null,
    id32 bigint,
    assignment_id32 bigint,
    title text,
    message text,
    faction integer references helldivers2.factions,
    flag bigint,
    expire_game bigint,
    body jsonb not null,
    ${seen},
    payload_id bigint not null,
    primary key (war_id, id)
  )`,
  `create table helldivers2.space_stations (
    war_id integer not null,
    id32 bigint not null,
    ${planet},
    active_effect_ids jsonb,
    election_end_game bigint,
    flags bigint,
    ${seen},
    payload_id bigint not null,
    primary key (war_id, id32)
  )`,
  // impact_multiplier: what one player achieves in an hour depends on the multiplier of that moment.
  `create table helldivers2.planet_samples (
    war_id integer not null,
    ${planet},
    bucket bigint not null,
    at timestamptz not null,
    time_game bigint not null,
    owner integer not null,
    health bigint not null,
    campaign_id bigint,
    event_id bigint,
    event_health bigint,
    event_max_health bigint,
    regen_per_second double precision,
    players bigint,
    impact_multiplier double precision,
    primary key (war_id, planet, bucket)
  )`,
  `create index planet_samples_at on helldivers2.planet_samples (war_id, at)`,

  `create table helldivers2.campaign_views (
    ${planet} primary key,
    faction_name text,
    faction integer references helldivers2.factions,
    players bigint,
    health bigint not null,
    max_health bigint not null,
    percentage double precision,
    defense boolean,
    biome text references helldivers2.biomes,
    expires_at timestamptz,
    observed_at timestamptz not null,
    payload_id bigint not null
  )`,

  // dated_by: the status whose clock dated it; null where no status was known. Dispatches of the community's reshaped answers
  // have a date instead of game seconds: shown_at is that date as it was shown, shown_seen_at the moment of the answer, and
  // derived_game the game seconds that follow from the war's clock at that moment. game_said_at: the last answer that had
  // game seconds.
  `create table helldivers2.news (
    id bigint primary key,
    published_game bigint,
    published_at timestamptz,
    about boolean not null,
    type bigint,
    tag_ids jsonb,
    message text,
    message_at timestamptz,
    ${seen},
    dated_by timestamptz,
    payload_id bigint not null,
    game_said_at timestamptz,
    shown_at timestamptz,
    shown_seen_at timestamptz,
    derived_game bigint
  )`,

  // Distinct answers about orders (which exist, their progress, when they end), and when each arrived.
  `create table helldivers2.order_polls (
    body_hash bytea primary key,
    orders jsonb not null,
    seen_at timestamptz[] not null
  )`,
  `create table helldivers2.major_orders (
    id32 bigint primary key,
    title text,
    brief text,
    task_description text,
    flags bigint,
    order_type bigint,
    tasks jsonb not null,
    rewards jsonb not null,
    progress jsonb not null,
    start_game bigint,
    started_at timestamptz,
    expires_at timestamptz,
    ${seen},
    ended_at timestamptz,
    outcome text check (outcome in ('won', 'lost')),
    dated_by timestamptz,
    payload_id bigint not null
  )`,
  `create table helldivers2.major_order_progress (
    id32 bigint not null references helldivers2.major_orders on delete cascade,
    at timestamptz not null,
    progress jsonb not null,
    primary key (id32, at)
  )`,

  `create table helldivers2.planet_history (
    ${planet},
    at timestamptz not null,
    source text not null,
    health bigint not null,
    max_health bigint not null,
    players bigint,
    status text,
    observed_at timestamptz not null,
    primary key (planet, at, source)
  )`,
  // Rows of planets without a name: kept out of the history, reported, and moved there once the planet is known.
  `create table helldivers2.history_waiting (
    planet integer not null,
    at timestamptz not null,
    source text not null,
    health bigint not null,
    max_health bigint not null,
    players bigint,
    status text,
    observed_at timestamptz not null,
    primary key (planet, at, source)
  )`,

  // Keys of answers that no schema names, so that a change of the API is reported once.
  `create table helldivers2.unknown_keys (
    kind text not null,
    path text not null,
    first_seen_at timestamptz not null,
    primary key (kind, path)
  )`,
];
