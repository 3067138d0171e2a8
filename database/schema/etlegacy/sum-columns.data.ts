// The sums of the counting rows of one session. The tables of sums, the sums over zero rows and the exported sums derive
// from this list. A column with the name of a player's number is the sum of that number.
import { COUNTER_COLUMNS, type CounterColumn, WEAPON_TOTALS } from './player-numbers.data.ts';

/** The best single round counts, not the sum; and revives are counted by the awards too, so `revives` is added up instead. */
const NOT_ADDED = [
  'killing_spree',
  'death_spree',
  'revives_given',
] as const satisfies readonly CounterColumn[];
type AddedCounter = Exclude<CounterColumn, (typeof NOT_ADDED)[number]>;

const notAdded: ReadonlySet<CounterColumn> = new Set(NOT_ADDED);

function isAdded(column: CounterColumn): column is AddedCounter {
  return !notAdded.has(column);
}

/** Counters whose sum has their own name. */
export const ADDED_COUNTERS: readonly AddedCounter[] = COUNTER_COLUMNS.filter(isAdded);

/** What is not simply the sum of a counter. */
const OTHER_SUMS = [
  'revives',
  'alive_ms',
  /** Time and damage of the rows that record how long a player was alive. */
  'alive_time_ms',
  'alive_damage_given',
  /** Time of the rows that record denied playtime. */
  'denied_time_ms',
  /** Rounds that record useless kills and full self kills. */
  'wave_rounds',
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

export type SumColumn =
  | 'rounds'
  | 'time_ms'
  | (typeof WEAPON_TOTALS)[number]
  | AddedCounter
  | (typeof OTHER_SUMS)[number];
export type SumColumns = Record<SumColumn, number>;

export const SUM_COLUMNS: readonly SumColumn[] = [
  'rounds',
  'time_ms',
  ...WEAPON_TOTALS,
  ...ADDED_COUNTERS,
  ...OTHER_SUMS,
];
