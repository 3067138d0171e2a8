// The sums of the counting rows of one session. The tables of sums, the sums over zero rows and the exported sums derive
// from this list. A column with the name of a player's number is the sum of that number.
import { WEAPON_TOTALS } from './player-numbers.data.ts';

export const SUM_COLUMNS = [
  'rounds',
  'time_ms',
  ...WEAPON_TOTALS,
  'damage_given',
  'damage_received',
  'team_damage_given',
  'team_damage_received',
  'gibs',
  'team_gibs',
  'self_kills',
  'team_kills',
  'xp',
  'kill_assists',
  'kill_steals',
  'headshot_kills',
  'obj_stolen',
  'obj_returned',
  'dyn_planted',
  'dyn_defused',
  'times_revived',
  'revives',
  'useful_kills',
  'multi2',
  'multi3',
  'multi4',
  'multi5',
  'multi6',
  'alive_ms',
  /** Time and damage of the rows that record how long a player was alive. */
  'alive_time_ms',
  'alive_damage_given',
  'denied_s',
  /** Time of the rows that record denied playtime. */
  'denied_time_ms',
  'useless_kills',
  'full_selfkills',
  /** Rounds that record useless kills and full self kills. */
  'wave_rounds',
  'repairs',
  'repair_rounds',
  'attack_damage_given',
  'attack_time_ms',
  'defence_damage_given',
  'defence_time_ms',
  /** Rounds longer than a minute, with the sum and the sum of squares of their DPM in tenths. */
  'dpm_rounds',
  'dpm_sum',
  'dpm_squares',
  /** From here to best_multi: the best single round. */
  'killing_spree',
  'death_spree',
  'best_kills',
  'best_damage_given',
  'best_revives',
  'best_gibs',
  'best_headshot_kills',
  'best_useful_kills',
  'best_kill_assists',
  'best_multi',
  'matches',
  'wins',
  'losses',
  'draws',
  /** Rounds with a time, of at least a moment. */
  'timed_rounds',
  /** Time, where it is not known the length of the round: for minimums of minutes only. */
  'played_ms',
  /** Kills and damage of the rows with a time. */
  'timed_kills',
  'timed_damage_given',
  /** Time of the rows that tell damage. */
  'damage_time_ms',
  /** Rounds that tell damage, how long they were, and the deaths in them. */
  'damage_rounds',
  'damage_ms',
  'damage_deaths',
  /** The same of gibs, with the kills in these rounds. */
  'gib_rounds',
  'gib_ms',
  'gib_kills',
  /** Of what the script itself counts. */
  'lua_rounds',
  'lua_ms',
  'lua_kills',
  'xp_rounds',
  'xp_ms',
  /** Of shots, bullets and hits in the head. */
  'aim_rounds',
  'aim_ms',
  /** Rounds that tell self kills and team kills, revives, and how long a player was alive. */
  'own_rounds',
  'revive_rounds',
  'alive_rounds',
  /** Rounds with a time that tell denied playtime, and how much they tell. */
  'denied_rounds',
  'timed_denied_s',
] as const;

export type SumColumns = Record<(typeof SUM_COLUMNS)[number], number>;
