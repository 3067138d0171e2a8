// What sessions, months and years add up to.
import type { Generated } from 'kysely';
import type { LocalText } from '../column-types.ts';
import type { PlayedType } from '../etlegacy.ts';
import type { SumColumns } from './sum-columns.data.ts';

/** Who played in which session, counted or open. */
export interface SessionPlayerView {
  session_id: number;
  player_key: string;
  server_key: string;
  local_date: LocalText;
  ended_at: Date;
  /** The player's name in the last round of the session. */
  name: string;
  /** Those with playtime of the player. */
  rounds: number;
}

export interface PlayerSessionTable extends SumColumns {
  session_id: number;
  player_key: string;
  server_key: string;
  local_date: LocalText;
  ended_at: Date;
  /** The player's name in the last round of the session. */
  name: string;
}

export interface PlayerSessionMapTable extends SumColumns {
  session_id: number;
  map: string;
  game_type: PlayedType;
  player_key: string;
  server_key: string;
  local_date: LocalText;
}

export interface PlayerSessionWeaponTable {
  session_id: number;
  player_key: string;
  weapon: number;
  server_key: string;
  local_date: LocalText;
  rounds: number;
  hits: number;
  shots: number;
  kills: number;
  deaths: number;
  headshots: number;
}

export interface SessionWeaponTable {
  session_id: number;
  weapon: number;
  server_key: string;
  local_date: LocalText;
  rounds: number;
  hits: number;
  shots: number;
  kills: number;
  deaths: number;
  headshots: number;
}

/** What happened on one map in one session in one game type; the bests are of any player in a single round. */
export interface SessionMapTable {
  session_id: number;
  /** In lower case. */
  map: string;
  game_type: PlayedType;
  server_key: string;
  local_date: LocalText;
  /** Of the session. */
  ended_at: Date;
  rounds: number;
  last_played: Date;
  completed: number;
  completed_ms: number;
  fastest_ms: number | null;
  fastest_id: number | null;
  matches: number;
  first_won: number;
  second_won: number;
  draws: number;
  killing_spree: number;
  death_spree: number;
  best_kills: number;
  best_damage_given: number;
  best_revives: number;
  best_gibs: number;
  best_headshot_kills: number;
  best_useful_kills: number;
  best_kill_assists: number;
  best_multi: number;
}

/**
 * A month or a year that is over: from `since` (inclusive) to `until` (exclusive). Exists only while its sums are
 * valid.
 */
export interface SpanTable {
  id: Generated<number>;
  server_key: string;
  kind: 'month' | 'year';
  since: LocalText;
  until: LocalText;
  /** When its last session ended. */
  last_ended: Date;
}

export interface PlayerSpanTable extends SumColumns {
  span_id: number;
  player_key: string;
  sessions: number;
  first_date: LocalText;
  /** Of the player's last session. */
  ended_at: Date;
}

export interface PlayerMapSpanTable extends SumColumns {
  span_id: number;
  map: string;
  game_type: PlayedType;
  player_key: string;
}

export interface PlayerWeaponSpanTable {
  span_id: number;
  player_key: string;
  weapon: number;
  rounds: number;
  hits: number;
  shots: number;
  kills: number;
  deaths: number;
  headshots: number;
}

export interface WeaponSpanTable {
  span_id: number;
  weapon: number;
  rounds: number;
  hits: number;
  shots: number;
  kills: number;
  deaths: number;
  headshots: number;
}

export interface MapSpanTable {
  span_id: number;
  map: string;
  game_type: PlayedType;
  sessions: number;
  rounds: number;
  last_played: Date;
  completed: number;
  completed_ms: number;
  fastest_ms: number | null;
  fastest_id: number | null;
  /** End and id of the first session with an equally fast attack. */
  fastest_at: Date | null;
  fastest_session: number | null;
  matches: number;
  first_won: number;
  second_won: number;
  draws: number;
  killing_spree: number;
  death_spree: number;
  best_kills: number;
  best_damage_given: number;
  best_revives: number;
  best_gibs: number;
  best_headshot_kills: number;
  best_useful_kills: number;
  best_kill_assists: number;
  best_multi: number;
}

/** Two players on maps played to the end, each on one side all along; `a` before `b` in byte order. */
export interface PairSpanTable {
  span_id: number;
  a: string;
  b: string;
  against: number;
  a_won: number;
  b_won: number;
  together: number;
  together_won: number;
}
