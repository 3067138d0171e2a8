// Tables derived from the round files of ET:Legacy.
import type { Generated, GeneratedAlways } from 'kysely';
import type { Json, LocalText } from './column-types.ts';

export interface ServerTable {
  key: string;
  zone: string;
}

/** What a server last answered when it was asked who plays; times by this machine's clock. */
export interface ServerStateTable {
  server_key: string;
  asked_at: Date;
  /** null before the first answer. */
  answered_at: Date | null;
  /** null when the last question was answered. */
  silent_since: Date | null;
  /** Why the last question was not answered. */
  reason: string | null;
  map: string | null;
  map_since: Date | null;
  empty_since: Date | null;
  playing_since: Date | null;
  time_limit_minutes: number | null;
  /** A list of objects with name and team, without bots. */
  people: Json;
}

/** The version that a server's rows were derived with, and the progress of a new derivation. */
export interface DerivationTable {
  server_key: string;
  made_with: string | null;
  target: string | null;
  after_subject: Generated<string>;
  after_id: Generated<number>;
  done: Generated<number>;
  files: Generated<number>;
  changed_at: Generated<Date>;
}

export interface FileTable {
  payload_id: number;
  server_key: string;
  kind: 'round' | 'endstats';
  name: string;
  map: string;
  label: number;
  local_end: LocalText;
  round_id: number;
  content: Buffer;
  eventful: boolean;
  lively: boolean;
}

export type RoundStatus = 'ok' | 'waiting' | 'orphan' | 'restarted' | 'aborted' | 'damaged';

export interface RoundTable {
  id: number;
  server_key: string;
  payload_id: number;
  file: string;
  host_name: string;
  map: string;
  config: string;
  label: number;
  ended_at: Date;
  local_end: LocalText;
  defender: 'axis' | 'allies';
  winner: 'axis' | 'allies' | null;
  limit_s: number;
  next_limit_s: number;
  duration_ms: number | null;
  duration_source: string;
  outcome: string;
  status: RoundStatus;
  status_reason: string | null;
  match_id: number | null;
  session_id: number | null;
  active_humans: number;
  laws: Json;
  faults: Json;
  round_print: Buffer;
  rows_print: Buffer;
  kind: Generated<'stopwatch' | 'single'>;
  game_type: GameType | null;
  /** Formats of the documents that tell it. */
  documents: Generated<Json>;
  /** Ids that it has where only some of its documents are known. */
  former_ids: Generated<Json>;
  /** What its event log is worth; null: it has none. */
  log: 'whole' | 'short' | 'broken' | null;
  log_reason: string | null;
}

/** axis and allies: the side that won a single round. */
export type MatchResult = 'r1_attackers' | 'r2_attackers' | 'draw' | 'unfinished' | 'axis' | 'allies';

/** What a round was played as; null: a single round that is objective, campaign or map vote, which no document tells. */
export type GameType = 'stopwatch' | 'last_man_standing' | 'objective' | 'campaign' | 'map_vote';

/** The same in sums, in which the untold ones are one type. */
export type PlayedType = GameType | 'single';

export interface MatchTable {
  id: number;
  server_key: string;
  map: string;
  r1_id: number | null;
  r2_id: number | null;
  result: MatchResult;
  /** Whether the team that attacked first won, in a single round the attackers; null: nobody won. */
  first_won: boolean | null;
  session_id: number | null;
  ended_at: Date;
}

export interface SessionTable {
  id: number;
  server_key: string;
  local_date: LocalText;
  started_at: Date;
  ended_at: Date;
  rounds: number;
  /** Its sums are stored; those of an open session are summed on demand. */
  is_counted: boolean;
}

export interface PlayerRoundTable {
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
  kills: number | null;
  deaths: number | null;
  headshots: number | null;
  shots: number | null;
  hits: number | null;
  bullet_shots: number | null;
  bullet_hits: number | null;
  damage_given: number | null;
  damage_received: number | null;
  team_damage_given: number | null;
  team_damage_received: number | null;
  gibs: number | null;
  team_gibs: number | null;
  self_kills: number | null;
  team_kills: number | null;
  xp: number | null;
  killing_spree: number | null;
  death_spree: number | null;
  kill_assists: number | null;
  kill_steals: number | null;
  headshot_kills: number | null;
  obj_stolen: number | null;
  obj_returned: number | null;
  dyn_planted: number | null;
  dyn_defused: number | null;
  times_revived: number | null;
  revives_given: number | null;
  useful_kills: number | null;
  useless_kills: number | null;
  full_selfkills: number | null;
  denied_s: number | null;
  multi2: number | null;
  multi3: number | null;
  multi4: number | null;
  multi5: number | null;
  multi6: number | null;
  repairs: number | null;
}

export interface WeaponRoundTable {
  round_id: number;
  player_key: string;
  weapon: number;
  hits: number;
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
  late_kills: number;
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

export interface EtlegacyTables {
  'etlegacy.servers': ServerTable;
  'etlegacy.server_states': ServerStateTable;
  'etlegacy.derivations': DerivationTable;
  'etlegacy.files': FileTable;
  'etlegacy.rounds': RoundTable;
  'etlegacy.matches': MatchTable;
  'etlegacy.sessions': SessionTable;
  'etlegacy.player_rounds': PlayerRoundTable;
  'etlegacy.weapon_rounds': WeaponRoundTable;
  'etlegacy.round_logs': RoundLogTable;
  'etlegacy.round_events': RoundEventView;
  'etlegacy.round_duels': RoundDuelTable;
  'etlegacy.player_logs': PlayerLogTable;
  'etlegacy.round_awards': RoundAwardTable;
  'etlegacy.round_opponents': RoundOpponentTable;
  'etlegacy.player_names': PlayerNameTable;
  'etlegacy.counting_rows': CountingRowView;
  'etlegacy.player_sessions': PlayerSessionTable;
  'etlegacy.player_session_maps': PlayerSessionMapTable;
  'etlegacy.player_session_weapons': PlayerSessionWeaponTable;
  'etlegacy.session_weapons': SessionWeaponTable;
  'etlegacy.session_maps': SessionMapTable;
  'etlegacy.open_players': SessionPlayerView;
  'etlegacy.session_players': SessionPlayerView;
  'etlegacy.spans': SpanTable;
  'etlegacy.player_spans': PlayerSpanTable;
  'etlegacy.player_map_spans': PlayerMapSpanTable;
  'etlegacy.player_weapon_spans': PlayerWeaponSpanTable;
  'etlegacy.weapon_spans': WeaponSpanTable;
  'etlegacy.map_spans': MapSpanTable;
  'etlegacy.pair_spans': PairSpanTable;
}
