import type { StatKey } from '../catalogue/stats.data.ts';

/** What a rating is made of: percentiles on the boards of these stats, and their weights, which add up to 1. */
export const RATING_WEIGHTS = {
  dpm: 0.2,
  kpr: 0.17,
  dpr: 0.13,
  revives_round: 0.12,
  survival: 0.12,
  useful_share: 0.1,
  damage_ratio: 0.09,
  accuracy: 0.07,
} as const satisfies Partial<Record<StatKey, number>>;

export type RatedStat = keyof typeof RATING_WEIGHTS;

/** So many rounds of an average player are mixed in: few rounds stay near the middle. */
const SHRINKING_ROUNDS = 40;
const MIDDLE = 50;

/**
 * 0 to 100, 50 is the middle of the board: (n * r + 40 * 50) / (n + 40) with n rounds and the weighted mean r of the
 * percentiles. Stats without a percentile are left out of the mean.
 *
 * @param percentiles 0 to 100, higher is better also for deaths; null where he does not rank.
 * @returns null where no percentile is known.
 */
export function rate(
  percentiles: Readonly<Partial<Record<RatedStat, number | null>>>,
  rounds: number,
): number | null {
  let sum = 0;
  let weights = 0;
  for (const [stat, weight] of Object.entries(RATING_WEIGHTS)) {
    const percentile: unknown = Reflect.get(percentiles, stat);
    if (typeof percentile !== 'number') continue;
    sum += weight * percentile;
    weights += weight;
  }
  if (weights === 0) return null;
  return (rounds * (sum / weights) + SHRINKING_ROUNDS * MIDDLE) / (rounds + SHRINKING_ROUNDS);
}
