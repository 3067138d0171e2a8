// The unusual events of an evening, by name, with their natural frequency.
import { keysOf } from '../keys-of.ts';

/** Affect a whole evening; the number is the share of evenings. */
export const EVENING_CASES = {
  bots: 0.1,
  odd_names: 0.5,
  odd_server_name: 0.15,
  midnight: 0.15,
  dst_spring: 0.03,
  dst_autumn: 0.04,
  clock_step_back: 0.06,
  clock_step_forward: 0.06,
  layout_33: 0.05,
  layout_36: 0.05,
  layout_37: 0.06,
  header_8: 0.25,
  header_seconds: 0.05,
  engine_feb26: 0.08,
  engine_284: 0.15,
  nx_zero: 0.1,
  endstats: 0.2,
  endstats_headed: 0.2,
  endstats_some: 0.1,
  remix: 0.08,
  short_break: 0.05,
  long_break: 0.05,
  idle_round: 0.05,
  header_only: 0.05,
  stray_files: 0.05,
  r1_only: 0.1,
  empty_guid: 0.02,
} as const satisfies Record<string, number>;
export type EveningCase = keyof typeof EVENING_CASES;

/** Affect one map; the number is the share of maps. */
export const MATCH_CASES = {
  double_hold: 0.05,
  last_second: 0.03,
  surrender_attackers_r1: 0.04,
  surrender_attackers_r2: 0.05,
  surrender_defenders_r1: 0.02,
  surrender_defenders_r2: 0.02,
  restart_r1: 0.02,
  match_reset_r1: 0.02,
  double_warmup: 0.03,
  abort_r1_rcon: 0.015,
  abort_r1_vote: 0.015,
  abort_r2_rcon: 0.015,
  abort_r2_vote: 0.015,
  map_change_within_3s_r1: 0.01,
  map_change_within_3s_r2: 0.01,
  lost_r1: 0.01,
  team_emptied_r1: 0.015,
  intermission_reset: 0.015,
  r1_played_again: 0.02,
  map_started_as_round_2: 0.01,
  replay: 0.08,
  replay_twice: 0.01,
  replay_restart: 0.02,
} as const satisfies Record<string, number>;
export type MatchCase = keyof typeof MATCH_CASES;

/** Affect single players during one map; the number is the share of maps. */
export const PLAYER_CASES = {
  reconnect_warmup: 0.04,
  reconnect_intermission: 0.02,
  reconnect_mid_r1: 0.03,
  reconnect_mid_r2: 0.03,
  join_warmup: 0.03,
  join_mid_r1: 0.03,
  join_mid_r2: 0.03,
  join_unseen_r1: 0.01,
  leave_mid_r1: 0.02,
  leave_mid_r2: 0.02,
  leave_start_r2: 0.02,
  leave_warmup: 0.02,
  leave_intermission: 0.02,
  leave_both_teams: 0.02,
  substitute: 0.04,
  slot_inherited: 0.02,
  spectate_r2: 0.03,
  spectate_mid_r1: 0.02,
  spectate_mid_r2: 0.02,
  switch_mid_r1: 0.01,
  rename_between: 0.04,
  rename_mid: 0.03,
  afk_r1: 0.02,
  slow_connect: 0.02,
  pause_r1: 0.05,
  pause_r2: 0.05,
  kill_in_pause: 0.01,
  chat_spoof: 0.01,
} as const satisfies Record<string, number>;
export type PlayerCase = keyof typeof PLAYER_CASES;

export type CaseName = EveningCase | MatchCase | PlayerCase;

const EVENING_CASE_NAMES = keysOf(EVENING_CASES);
const MATCH_CASE_NAMES = keysOf(MATCH_CASES);
const PLAYER_CASE_NAMES = keysOf(PLAYER_CASES);
export const CASE_NAMES: readonly CaseName[] = [
  ...EVENING_CASE_NAMES,
  ...MATCH_CASE_NAMES,
  ...PLAYER_CASE_NAMES,
];

export function isEveningCase(name: CaseName): name is EveningCase {
  return name in EVENING_CASES;
}
