// When the next limit is unset, the script derives one from the players' alive percentages.
import { clockOfSeconds } from './print-number.ts';

const STEP_S = 5;

export function inventNextLimit(alivePercents: readonly number[], limitS: number): string {
  const votes = new Map<number, number>();
  for (const percent of alivePercents) {
    const seconds = Math.round((percent * 60) / STEP_S) * STEP_S;
    votes.set(seconds, (votes.get(seconds) ?? 0) + 1);
  }
  // The most frequent value wins; of equally frequent ones the smallest.
  const [best = 0] = [...votes.keys()].sort(
    (left, right) => count(votes, right) - count(votes, left) || left - right,
  );
  return clockOfSeconds(Math.max(0, best - limitS));
}

function count(votes: ReadonlyMap<number, number>, seconds: number): number {
  return votes.get(seconds) ?? 0;
}
