// The wars of Helldivers 1. Times are Unix seconds, as the API gives them: the state of a war is ordered by the time in
// its answers. Of several answers about one thing the newest counts, of two in the same second the one with the greater
// hash (observed_time, observed_hash), so that the order of arrival does not matter.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

// Corrupt counters appear and stay for a whole war: they are kept unchanged. null: no statistics of that front.
const COUNTERS = `
    season_duration bigint,
    players bigint,
    total_unique_players bigint,
    missions bigint,
    successful_missions bigint,
    total_mission_difficulty bigint,
    completed_planets bigint,
    defend_events bigint,
    successful_defend_events bigint,
    attack_events bigint,
    successful_attack_events bigint,
    deaths bigint,
    kills bigint,
    accidentals bigint,
    shots bigint,
    hits bigint`;

const STATEMENTS = [
  `create schema if not exists helldivers1`,

  // last_updated: of the newest complete answer about that war; null where only answers about another war mention it.
  `create table helldivers1.seasons (
    season integer primary key,
    last_updated bigint,
    observed_hash bytea,
    introduction_order jsonb,
    points_max jsonb,
    outcome text check (outcome in ('victory', 'defeat')),
    check ((last_updated is null) = (observed_hash is null))
  )`,

  // The numbers have no checks: the first war has events of one second and successes below their goal.
  `create table helldivers1.events (
    kind text not null check (kind in ('defend', 'attack')),
    event_id bigint not null,
    season integer not null references helldivers1.seasons,
    region smallint not null,
    enemy smallint not null,
    start_time bigint not null,
    end_time bigint not null,
    points bigint not null,
    points_max bigint not null,
    status text not null check (status in ('active', 'success', 'fail')),
    players_at_start bigint,
    observed_time bigint not null,
    observed_hash bytea not null,
    primary key (kind, event_id)
  )`,
  `create index events_season on helldivers1.events (season, start_time)`,

  `create table helldivers1.event_samples (
    season integer not null references helldivers1.seasons,
    kind text not null check (kind in ('defend', 'attack')),
    event_id bigint not null,
    time bigint not null,
    points bigint not null,
    status text not null check (status in ('active', 'success', 'fail')),
    primary key (season, kind, event_id, time)
  )`,

  `create table helldivers1.live (
    season integer not null references helldivers1.seasons,
    enemy smallint not null check (enemy in (0, 1, 2)),
    observed_time bigint not null,
    observed_hash bytea not null,
    status text not null check (status in ('active', 'defeated', 'hidden')),
    points bigint not null,
    points_taken bigint not null,
    points_max bigint not null,
    introduction_order smallint not null,${COUNTERS},
    map jsonb not null,
    suspect jsonb not null,
    primary key (season, enemy)
  )`,

  `create table helldivers1.live_samples (
    season integer not null references helldivers1.seasons,
    enemy smallint not null check (enemy in (0, 1, 2)),
    time bigint not null,${COUNTERS},
    suspect jsonb not null,
    primary key (season, time, enemy)
  )`,

  `create table helldivers1.snapshots (
    season integer not null references helldivers1.seasons,
    time bigint not null,
    data jsonb not null,
    observed_time bigint not null,
    observed_hash bytea not null,
    primary key (season, time)
  )`,

  // What each status of the last days said of fronts and regions: alerts follow from one status to the next.
  `create table helldivers1.polls (
    season integer not null,
    time bigint not null,
    observed_hash bytea not null,
    fronts jsonb not null,
    primary key (season, time)
  )`,

  // The newest stored answer of each kind about a war, which is served unchanged.
  `create table helldivers1.rebroadcasts (
    action text not null check (action in ('get_campaign_status', 'get_snapshots')),
    season integer not null references helldivers1.seasons,
    payload_id bigint not null references core.payloads on delete cascade,
    updated_at bigint not null,
    observed_hash bytea not null,
    primary key (action, season)
  )`,
  `create index rebroadcasts_payload on helldivers1.rebroadcasts (payload_id)`,
];
