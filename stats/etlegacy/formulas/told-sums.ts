import type { Sums, SumName } from './sum-columns.ts';
import { SUM_NAMES } from './sums.ts';

/** null: no document tells it. */
export type ToldSums = Readonly<Record<SumName, number | null>>;

/** Sums that not every document tells, by the count of rounds that tell them. */
const TOLD_IN: Readonly<Partial<Record<SumName, readonly SumName[]>>> = {
  timed_rounds: [
    'time_ms',
    'timed_kills',
    'timed_damage_given',
    'damage_time_ms',
    'attack_damage_given',
    'attack_time_ms',
    'defence_damage_given',
    'defence_time_ms',
    'dpm_sum',
    'dpm_squares',
  ],
  damage_rounds: [
    'damage_given',
    'damage_received',
    'team_damage_given',
    'team_damage_received',
    'best_damage_given',
  ],
  gib_rounds: ['gibs', 'team_gibs', 'best_gibs'],
  own_rounds: ['self_kills', 'team_kills'],
  aim_rounds: ['shots', 'headshots', 'bullet_shots', 'bullet_hits'],
  xp_rounds: ['xp'],
  alive_rounds: ['alive_ms', 'alive_time_ms', 'alive_damage_given'],
  denied_rounds: ['denied_time_ms', 'timed_denied_s'],
  wave_rounds: ['denied_s', 'useless_kills', 'full_selfkills'],
  repair_rounds: ['repairs'],
  revive_rounds: ['revives', 'best_revives'],
  lua_rounds: [
    'kill_assists',
    'kill_steals',
    'headshot_kills',
    'obj_stolen',
    'obj_returned',
    'dyn_planted',
    'dyn_defused',
    'times_revived',
    'useful_kills',
    'multi2',
    'multi3',
    'multi4',
    'multi5',
    'multi6',
    'killing_spree',
    'death_spree',
    'best_headshot_kills',
    'best_useful_kills',
    'best_kill_assists',
    'best_multi',
  ],
};

/** The same sums, null where no round tells them, for who does not look at the counts of rounds. */
export function toldSums(sums: Sums): ToldSums {
  const told: Record<SumName, number | null> = { ...sums };
  for (const known of SUM_NAMES)
    if (sums[known] === 0) for (const name of TOLD_IN[known] ?? []) told[name] = null;
  // Logs tell hits, but none of the rest.
  if (told.bullet_hits === null && sums.hits === 0) told.hits = null;
  return told;
}
