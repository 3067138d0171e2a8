// Tables of the schema helldivers2, see migrations/0003-helldivers2.ts. For Kysely; a test compares them with the database.
import type { ColumnType, Generated } from 'kysely';
import type { Json } from './column-types.ts';

type NullableJson = ColumnType<unknown, string | null, string | null>;
/** How a campaign or an event ended. */
export type Outcome = 'liberated' | 'defended' | 'lost' | 'ended';
export type OrderOutcome = 'won' | 'lost';

export interface Helldivers2FactionsTable {
  id: number;
  name: string;
  aliases: string[];
  placeholder: boolean;
}

export interface Helldivers2BiomesTable {
  slug: string;
  description: string | null;
  observed_at: Date;
}

export interface Helldivers2EnvironmentalsTable {
  name: string;
  description: string | null;
  observed_at: Date;
}

export interface Helldivers2PlanetsTable {
  id: number;
  name: string | null;
  sector: string | null;
  biome: string | null;
  placeholder: boolean;
  name_rank: number;
  named_at: Date | null;
  described_at: Date | null;
  payload_id: number | null;
}

export interface Helldivers2PlanetEnvironmentalsTable {
  planet: number;
  environmental: string;
}

export interface Helldivers2WarInfosTable {
  war_id: number;
  start_at: Date;
  end_at: Date;
  layout_version: number | null;
  minimum_client_version: string | null;
  capital_infos: NullableJson;
  planet_permanent_effects: NullableJson;
  observed_at: Date;
  payload_id: number;
}

export interface Helldivers2PlanetInfosTable {
  war_id: number;
  planet: number;
  position_x: number;
  position_y: number;
  waypoints: number[];
  sector: number;
  max_health: number;
  disabled: boolean | null;
  initial_faction: number | null;
  settings_hash: number | null;
  observed_at: Date;
  payload_id: number;
}

export interface Helldivers2HomeWorldsTable {
  war_id: number;
  faction: number;
  planet: number;
  observed_at: Date;
  payload_id: number;
}

export interface Helldivers2InfoRegionsTable {
  war_id: number;
  planet: number;
  region: number;
  settings_hash: number | null;
  max_health: number | null;
  size: number | null;
  damage_multiplier: number | null;
  observed_at: Date;
  payload_id: number;
}

export interface Helldivers2SituationsTable {
  hash: Buffer;
  owners: Json;
  campaigns: Json;
  events: Json;
  regions: Generated<Json>;
}

export interface Helldivers2ClockTable {
  war_id: number;
  body_hash: Buffer;
  observed_at: Date;
  until_at: Date;
  payload_id: number;
  time_game: number;
  offset_s: number;
  planets: number;
  situation: Buffer;
  /** Of the last hours only: what the status said of contested planets. */
  readings: NullableJson;
}

export interface Helldivers2WarStatusesTable {
  war_id: number;
  time_game: number;
  observed_at: Date;
  impact_multiplier: number | null;
  story_beat_id32: number | null;
  layout_version: number | null;
  planet_attacks: Json;
  global_resources: Json;
  payload_id: number;
}

export interface Helldivers2PlanetStatusesTable {
  war_id: number;
  planet: number;
  owner: number;
  health: number;
  regen_per_second: number | null;
  players: number | null;
  position_x: number | null;
  position_y: number | null;
  observed_at: Date;
  payload_id: number;
}

export interface Helldivers2RegionStatusTable {
  war_id: number;
  planet: number;
  region: number;
  owner: number;
  health: number | null;
  regen_per_second: number | null;
  availability: number | null;
  available: boolean | null;
  players: number | null;
  observed_at: Date;
  payload_id: number;
}

export interface Helldivers2CampaignsTable {
  war_id: number;
  id: number;
  planet: number;
  type: number | null;
  count: number | null;
  faction: number | null;
  first_seen_at: Date;
  last_seen_at: Date;
  ended_at: Date | null;
  outcome: Outcome | null;
  payload_id: number;
}

export interface Helldivers2PlanetEventsTable {
  war_id: number;
  id: number;
  planet: number;
  type: number;
  faction: number | null;
  health: number;
  max_health: number;
  start_game: number;
  start_at: Date | null;
  expire_game: number;
  expire_at: Date | null;
  settled_at: Date | null;
  campaign_id: number | null;
  joint_operations: NullableJson;
  build_up: number | null;
  first_seen_at: Date;
  last_seen_at: Date;
  ended_at: Date | null;
  outcome: Outcome | null;
  payload_id: number;
}

export interface Helldivers2OwnerChangesTable {
  war_id: number;
  planet: number;
  at: Date;
  owner_before: number;
  owner_after: number;
  health: number | null;
  regen_per_second: number | null;
  players: number | null;
}

export interface Helldivers2PlanetEffectsTable {
  war_id: number;
  planet: number;
  effect_id: number;
  first_seen_at: Date;
  last_seen_at: Date;
  payload_id: number;
}

export interface Helldivers2GlobalEventsTable {
  war_id: number;
  id: number;
  id32: number | null;
  assignment_id32: number | null;
  title: string | null;
  message: string | null;
  faction: number | null;
  flag: number | null;
  expire_game: number | null;
  body: Json;
  first_seen_at: Date;
  last_seen_at: Date;
  payload_id: number;
}

export interface Helldivers2SpaceStationsTable {
  war_id: number;
  id32: number;
  planet: number;
  active_effect_ids: NullableJson;
  election_end_game: number | null;
  flags: number | null;
  first_seen_at: Date;
  last_seen_at: Date;
  payload_id: number;
}

export interface Helldivers2PlanetSamplesTable {
  war_id: number;
  planet: number;
  bucket: number;
  at: Date;
  time_game: number;
  owner: number;
  health: number;
  campaign_id: number | null;
  event_id: number | null;
  event_health: number | null;
  event_max_health: number | null;
  regen_per_second: number | null;
  players: number | null;
  impact_multiplier: number | null;
}

export interface Helldivers2CampaignViewsTable {
  planet: number;
  faction_name: string | null;
  faction: number | null;
  players: number | null;
  health: number;
  max_health: number;
  percentage: number | null;
  defense: boolean | null;
  biome: string | null;
  expires_at: Date | null;
  observed_at: Date;
  payload_id: number;
}

export interface Helldivers2NewsTable {
  id: number;
  /** null while only the date of a reshaped answer is known. */
  published_game: number | null;
  game_said_at: Date | null;
  shown_at: Date | null;
  shown_seen_at: Date | null;
  derived_game: number | null;
  published_at: Date | null;
  about: boolean;
  type: number | null;
  tag_ids: NullableJson;
  message: string | null;
  message_at: Date | null;
  first_seen_at: Date;
  last_seen_at: Date;
  dated_by: Date | null;
  payload_id: number;
}

export interface Helldivers2OrderPollsTable {
  body_hash: Buffer;
  orders: Json;
  seen_at: Date[];
}

export interface Helldivers2MajorOrdersTable {
  id32: number;
  title: string | null;
  brief: string | null;
  task_description: string | null;
  flags: number | null;
  order_type: number | null;
  tasks: Json;
  rewards: Json;
  progress: Json;
  start_game: number | null;
  started_at: Date | null;
  expires_at: Date | null;
  first_seen_at: Date;
  last_seen_at: Date;
  ended_at: Date | null;
  outcome: OrderOutcome | null;
  dated_by: Date | null;
  payload_id: number;
}

export interface Helldivers2MajorOrderProgressTable {
  id32: number;
  at: Date;
  progress: Json;
}

export interface Helldivers2PlanetHistoryTable {
  planet: number;
  at: Date;
  source: string;
  health: number;
  max_health: number;
  players: number | null;
  status: string | null;
  observed_at: Date;
}

export interface Helldivers2HistoryWaitingTable {
  planet: number;
  at: Date;
  source: string;
  health: number;
  max_health: number;
  players: number | null;
  status: string | null;
  observed_at: Date;
}

export interface Helldivers2UnknownKeysTable {
  kind: string;
  path: string;
  first_seen_at: Date;
}

export interface Helldivers2Tables {
  'helldivers2.factions': Helldivers2FactionsTable;
  'helldivers2.biomes': Helldivers2BiomesTable;
  'helldivers2.environmentals': Helldivers2EnvironmentalsTable;
  'helldivers2.planets': Helldivers2PlanetsTable;
  'helldivers2.planet_environmentals': Helldivers2PlanetEnvironmentalsTable;
  'helldivers2.war_infos': Helldivers2WarInfosTable;
  'helldivers2.planet_infos': Helldivers2PlanetInfosTable;
  'helldivers2.home_worlds': Helldivers2HomeWorldsTable;
  'helldivers2.info_regions': Helldivers2InfoRegionsTable;
  'helldivers2.situations': Helldivers2SituationsTable;
  'helldivers2.clock': Helldivers2ClockTable;
  'helldivers2.war_statuses': Helldivers2WarStatusesTable;
  'helldivers2.planet_statuses': Helldivers2PlanetStatusesTable;
  'helldivers2.region_status': Helldivers2RegionStatusTable;
  'helldivers2.campaigns': Helldivers2CampaignsTable;
  'helldivers2.planet_events': Helldivers2PlanetEventsTable;
  'helldivers2.owner_changes': Helldivers2OwnerChangesTable;
  'helldivers2.planet_effects': Helldivers2PlanetEffectsTable;
  'helldivers2.global_events': Helldivers2GlobalEventsTable;
  'helldivers2.space_stations': Helldivers2SpaceStationsTable;
  'helldivers2.planet_samples': Helldivers2PlanetSamplesTable;
  'helldivers2.campaign_views': Helldivers2CampaignViewsTable;
  'helldivers2.news': Helldivers2NewsTable;
  'helldivers2.order_polls': Helldivers2OrderPollsTable;
  'helldivers2.major_orders': Helldivers2MajorOrdersTable;
  'helldivers2.major_order_progress': Helldivers2MajorOrderProgressTable;
  'helldivers2.planet_history': Helldivers2PlanetHistoryTable;
  'helldivers2.history_waiting': Helldivers2HistoryWaitingTable;
  'helldivers2.unknown_keys': Helldivers2UnknownKeysTable;
}
