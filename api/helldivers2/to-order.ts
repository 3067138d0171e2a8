import type { RunningOrder } from '../../stats/helldivers2/fetch-war-view.ts';
import { roundValue } from '../../stats/helldivers2/round-value.ts';

/** A running order as the API gives it. */
export function toOrder({ order, outlook }: RunningOrder) {
  return {
    id32: order.id32,
    title: order.title,
    brief: order.brief,
    rule: order.rule,
    pct: roundValue(order.pct),
    verdict: outlook.verdict,
    expiresAt: order.expiresAt,
    tasks: order.tasks.map(({ type, goal, progress, pct, done }, at) => ({
      type,
      goal,
      progress,
      pct: roundValue(pct),
      done,
      verdict: outlook.tasks[at]?.verdict ?? 'unknown',
      pacePerHour: roundValue(outlook.tasks[at]?.pacePerHour ?? null),
      neededPerHour: roundValue(outlook.tasks[at]?.neededPerHour ?? null),
    })),
    rewards: order.rewards.map(({ name, amount }) => ({ name, amount })),
  };
}
