import { damagePerMinute } from '../formulas/damage-per-minute.ts';
import type { FormRound } from './fetch-player-form.ts';

/**
 * Computes the damage per minute over these rounds together, as everywhere else: all damage by all minutes, so that a short
 * round weighs less than a long one. null without rounds.
 */
export function formDpm(form: readonly FormRound[]): number | null {
  if (form.length === 0) return null;
  const sum = (read: (round: FormRound) => number): number =>
    form.reduce((all, round) => all + read(round), 0);
  return damagePerMinute(
    sum(({ damage }) => damage),
    sum(({ timeMs }) => timeMs),
  );
}
