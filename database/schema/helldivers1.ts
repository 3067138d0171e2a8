// Tables of Helldivers 1. Times are unix seconds, as the API gives them.
import type { ColumnType } from 'kysely';
import type { Json } from './column-types.ts';

/** An integer of any size; read as text, so that no digit is lost. */
type Digits = ColumnType<string, string | number | bigint, string | number | bigint>;
type NullableJson = ColumnType<unknown, string | null, string | null>;

export interface Helldivers1SeasonTable {
  season: number;
  last_updated: number | null;
  observed_hash: Buffer | null;
  introduction_order: NullableJson;
  points_max: NullableJson;
  outcome: 'victory' | 'defeat' | null;
}

export interface Helldivers1EventTable {
  kind: 'defend' | 'attack';
  event_id: number;
  season: number;
  region: number;
  enemy: number;
  start_time: number;
  end_time: number;
  points: Digits;
  points_max: Digits;
  status: 'active' | 'success' | 'fail';
  players_at_start: number | null;
  observed_time: number;
  observed_hash: Buffer;
}

export interface Helldivers1EventSampleTable {
  season: number;
  kind: 'defend' | 'attack';
  event_id: number;
  time: number;
  points: Digits;
  status: 'active' | 'success' | 'fail';
}

/** A corrupt counter may have any number of digits. */
export interface Helldivers1CounterColumns {
  season_duration: ColumnType<string, bigint, bigint> | null;
  players: ColumnType<string, bigint, bigint> | null;
  total_unique_players: ColumnType<string, bigint, bigint> | null;
  missions: ColumnType<string, bigint, bigint> | null;
  successful_missions: ColumnType<string, bigint, bigint> | null;
  total_mission_difficulty: ColumnType<string, bigint, bigint> | null;
  completed_planets: ColumnType<string, bigint, bigint> | null;
  defend_events: ColumnType<string, bigint, bigint> | null;
  successful_defend_events: ColumnType<string, bigint, bigint> | null;
  attack_events: ColumnType<string, bigint, bigint> | null;
  successful_attack_events: ColumnType<string, bigint, bigint> | null;
  deaths: ColumnType<string, bigint, bigint> | null;
  kills: ColumnType<string, bigint, bigint> | null;
  accidentals: ColumnType<string, bigint, bigint> | null;
  shots: ColumnType<string, bigint, bigint> | null;
  hits: ColumnType<string, bigint, bigint> | null;
}

export interface Helldivers1LiveTable extends Helldivers1CounterColumns {
  season: number;
  enemy: number;
  observed_time: number;
  observed_hash: Buffer;
  status: 'active' | 'defeated' | 'hidden';
  points: Digits;
  points_taken: Digits;
  points_max: Digits;
  introduction_order: number;
  map: Json;
  suspect: Json;
  all_players: ColumnType<string, bigint, bigint> | null;
}

export interface Helldivers1LiveSampleTable extends Helldivers1CounterColumns {
  season: number;
  enemy: number;
  time: number;
  suspect: Json;
}

export interface Helldivers1SnapshotTable {
  season: number;
  time: number;
  data: Json;
  observed_time: number;
  observed_hash: Buffer;
}

export interface Helldivers1RebroadcastTable {
  action: 'get_campaign_status' | 'get_snapshots';
  season: number;
  payload_id: number;
  updated_at: number;
  observed_hash: Buffer;
}

export interface Helldivers1PollTable {
  season: number;
  time: number;
  observed_hash: Buffer;
  /** Status and earned regions of each front, by enemy. */
  fronts: Json;
}

/** A view: the war that runs. No row before any war is known. */
export interface Helldivers1CurrentWarTable {
  season: number;
  /** Of its newest status; null where none is stored of any war. */
  observed_time: number | null;
}

export interface Helldivers1ArchiveRefusalTable {
  season: number;
  kind: 'known' | 'not found' | 'refused' | 'failed';
  reason: string | null;
  until: Date;
}

export interface Helldivers1Tables {
  'helldivers1.seasons': Helldivers1SeasonTable;
  'helldivers1.events': Helldivers1EventTable;
  'helldivers1.event_samples': Helldivers1EventSampleTable;
  'helldivers1.live': Helldivers1LiveTable;
  'helldivers1.live_samples': Helldivers1LiveSampleTable;
  'helldivers1.snapshots': Helldivers1SnapshotTable;
  'helldivers1.rebroadcasts': Helldivers1RebroadcastTable;
  'helldivers1.polls': Helldivers1PollTable;
  'helldivers1.current_war': Helldivers1CurrentWarTable;
  'helldivers1.archive_refusals': Helldivers1ArchiveRefusalTable;
}
