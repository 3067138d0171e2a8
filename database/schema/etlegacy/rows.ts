// What players did in each round, from round files and event logs.
import type { GeneratedAlways } from 'kysely';
import type { Json } from '../column-types.ts';
import type { PlayedType } from '../etlegacy.ts';
import type { PlayerNumbers } from './player-numbers.data.ts';

export interface PlayerRoundTable extends PlayerNumbers {
  round_id: number;
  player_key: string;
  guid: string;
  name: string;
  raw_name: string;
  is_bot: boolean;
  team: 'axis' | 'allies' | null;
  mode: 'raw' | 'delta' | 'partial' | 'raw_new' | 'raw_reset' | 'from_log' | 'spectator' | 'unknown';
  time_ms: number | null;
  alive_ms: number | null;
}

export interface WeaponRoundTable {
  round_id: number;
  player_key: string;
  weapon: number;
  /** null: from an event log that does not contain them. */
  hits: number | null;
  /** null, like head shots: from an event log. */
  shots: number | null;
  kills: number;
  deaths: number;
  headshots: number | null;
}

/** The events of a round, column by column. */
export interface RoundLogTable {
  round_id: number;
  /** Other columns hold places in this list, from 1 on. */
  players: string[];
  at_ms: number[];
  clock_ms: number[] | null;
  kinds: string[];
  player: (number | null)[];
  victim: (number | null)[];
  mod: (number | null)[];
  class: (string | null)[];
  side: (number | null)[];
  objective: (string | null)[] | null;
  /** Damage to enemies per player and 5 s of game clock. */
  damage: number[] | null;
}

/** View: the events of logs that are not broken, in order of `place`. */
export interface RoundEventView {
  round_id: number;
  place: number;
  at_ms: number;
  clock_ms: number;
  kind: string;
  player_key: string | null;
  victim_key: string | null;
  mod: number | null;
  class: string | null;
  side: number | null;
  objective: string | null;
}

/** What one player did to another in a round with a log. */
export interface RoundDuelTable {
  round_id: number;
  player_key: string;
  victim_key: string;
  kills: number;
  team_kills: number;
  revives: number;
  damage: number | null;
  team_damage: number | null;
  head_hits: number | null;
}

/** What follows from the log for one player of a round. */
export interface PlayerLogTable {
  round_id: number;
  player_key: string;
  kills: number;
  deaths: number;
  trades: number;
  traded_deaths: number;
  first_kills: number;
  first_deaths: number;
  last_kills: number;
  late_kills: number | null;
  longest_life_ms: number | null;
  killing_spree: number;
  death_spree: number;
  multi2: number;
  multi3: number;
  multi4: number;
  multi5: number;
  multi6: number;
  overkill: number | null;
  damage_given: number | null;
  revives: number | null;
  /** Class to milliseconds, and to kills. */
  class_ms: Json;
  class_kills: Json;
}

export interface RoundAwardTable {
  round_id: number;
  position: number;
  award: string;
  player_key: string | null;
  player_name: string;
  value: string;
}

export interface RoundOpponentTable {
  round_id: number;
  position: number;
  subject_key: string | null;
  subject_name: string | null;
  opponent_key: string | null;
  opponent_name: string;
  kills: number;
  deaths: number;
}

export interface PlayerNameTable {
  server_key: string;
  player_key: string;
  raw_name: string;
  name: string;
  guid: string;
  is_bot: boolean;
  first_seen: Date;
  last_seen: Date;
  rounds: number;
  /** The name folded for searches: lower case, no accents. */
  search: GeneratedAlways<string>;
}

/**
 * View: every player of every round that counts. `attacked_first`: on the side that attacked in round one, or in the
 * single round; in last man standing, on the side that does not own the map.
 */
export interface CountingRowView extends PlayerRoundTable {
  server_key: string;
  session_id: number;
  match_id: number | null;
  map: string;
  label: number;
  ended_at: Date;
  duration_ms: number | null;
  is_attacker: boolean | null;
  attacked_first: boolean | null;
  /** null: the event log alone tells of the player, and its engine does not log revives. */
  revives: number | null;
  game_type: PlayedType;
}
