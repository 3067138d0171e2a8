import type { TaskState } from '../../../parsers/helldivers2/read-order.ts';
import { fetchOrders } from '../fetch-orders.ts';
import type { Exporter } from '../../game-exports.ts';
import { roundValue } from '../round-value.ts';

/** One object per major order, oldest first. */
export const exportOrders: Exporter = async function* exportOrders(db) {
  for (const order of await fetchOrders(db)) {
    yield {
      id32: order.id32,
      title: order.title,
      brief: order.brief,
      description: order.description,
      rule: order.rule,
      pct: roundValue(order.pct),
      done: order.done,
      tasks: order.tasks.map(toTask),
      rewards: order.rewards.map(({ name, amount }) => [name, amount]),
      startedAt: order.startedAt,
      expiresAt: order.expiresAt,
      firstSeenAt: order.firstSeenAt,
      lastSeenAt: order.lastSeenAt,
      endedAt: order.endedAt,
      outcome: order.outcome,
    };
  }
};

function toTask({ type, goal, progress, pct, done, race, place, difficulty }: TaskState) {
  return {
    type,
    goal,
    progress,
    pct: roundValue(pct),
    done,
    race,
    place: place === null ? null : `${place.kind} ${place.number}`,
    difficulty,
  };
}
