import type { RunningOrder } from '../../stats/helldivers2/fetch-war-view.ts';

/** A running order as the API gives it. */
export function toOrder({ order, outlook }: RunningOrder) {
  return {
    id32: order.id32,
    title: order.title,
    brief: order.brief,
    rule: order.rule,
    pct: order.pct,
    verdict: outlook.verdict,
    expiresAt: order.expiresAt,
    tasks: order.tasks.map(({ type, goal, progress, pct, done }, at) => ({
      type,
      goal,
      progress,
      pct,
      done,
      verdict: outlook.tasks[at]?.verdict ?? 'unknown',
      pacePerHour: outlook.tasks[at]?.pacePerHour ?? null,
      neededPerHour: outlook.tasks[at]?.neededPerHour ?? null,
    })),
    rewards: order.rewards.map(({ name, amount }) => ({ name, amount })),
  };
}
