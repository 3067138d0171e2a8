// What sessions, months and years add up to.
import type { Generated } from 'kysely';
import type { LocalText } from '../column-types.ts';
import type { PlayedType } from '../etlegacy.ts';

/** Sums of the counting rows of one session. */
export interface SumColumns {
  rounds: number;
  time_ms: number;
  kills: number;
  deaths: number;
  headshots: number;
  shots: number;
  hits: number;
  bullet_shots: number;
  bullet_hits: number;
  damage_given: number;
  damage_received: number;
  team_damage_given: number;
  team_damage_received: number;
  gibs: number;
  team_gibs: number;
  self_kills: number;
  team_kills: number;
  xp: number;
  kill_assists: number;
  kill_steals: number;
  headshot_kills: number;
  obj_stolen: number;
  obj_returned: number;
  dyn_planted: number;
  dyn_defused: number;
  times_revived: number;
  revives: number;
  useful_kills: number;
  multi2: number;
  multi3: number;
  multi4: number;
  multi5: number;
  multi6: number;
  alive_ms: number;
  /** Time and damage of the rows that record how long a player was alive. */
  alive_time_ms: number;
  alive_damage_given: number;
  denied_s: number;
  /** Time of the rows that record denied playtime. */
  denied_time_ms: number;
  useless_kills: number;
  full_selfkills: number;
  /** Rounds that record useless kills and full self kills. */
  wave_rounds: number;
  repairs: number;
  repair_rounds: number;
  attack_damage_given: number;
  attack_time_ms: number;
  defence_damage_given: number;
  defence_time_ms: number;
  /** Rounds longer than a minute, with the sum and the sum of squares of their DPM in tenths. */
  dpm_rounds: number;
  dpm_sum: number;
  dpm_squares: number;
  /** From here to best_multi: the best single round. */
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
  matches: number;
  wins: number;
  losses: number;
  draws: number;
  /** Rounds with a time, of at least a moment. */
  timed_rounds: number;
  /** Time, where it is not known the length of the round: for minimums of minutes only. */
  played_ms: number;
  /** Kills and damage of the rows with a time. */
  timed_kills: number;
  timed_damage_given: number;
  /** Time of the rows that tell damage. */
  damage_time_ms: number;
  /** Rounds that tell damage, how long they were, and the deaths in them. */
  damage_rounds: number;
  damage_ms: number;
  damage_deaths: number;
  /** The same of gibs, with the kills in these rounds. */
  gib_rounds: number;
  gib_ms: number;
  gib_kills: number;
  /** Of what the script itself counts. */
  lua_rounds: number;
  lua_ms: number;
  lua_kills: number;
  xp_rounds: number;
  xp_ms: number;
  /** Of shots, bullets and hits in the head. */
  aim_rounds: number;
  aim_ms: number;
  /** Rounds that tell self kills and team kills, revives, and how long a player was alive. */
  own_rounds: number;
  revive_rounds: number;
  alive_rounds: number;
  /** Rounds with a time that tell denied playtime, and how much they tell. */
  denied_rounds: number;
  timed_denied_s: number;
}

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
