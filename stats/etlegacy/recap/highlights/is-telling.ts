import type { Sums } from '../../formulas/sum-columns.ts';

const LEAST_BULLETS = 100;

/** Whether the DPM of a map is comparable: the player played at least half as long as the longest-playing player. */
export function isTellingTime({ time_ms: time }: Sums, all: readonly Sums[]): boolean {
  return time > 0 && 2 * time >= Math.max(...all.map((other) => other.time_ms));
}

/** Whether an accuracy of a map or an evening is meaningful, because enough bullets were fired. */
export function isTellingAim({ bullet_shots: bullets }: Sums): boolean {
  return bullets >= LEAST_BULLETS;
}
