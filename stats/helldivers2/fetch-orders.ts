import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { OrderOutcome } from '../../database/schema/helldivers2.ts';
import type { OrderReward, OrderTask } from '../../parsers/helldivers2/parse-orders.ts';
import {
  type OrderState,
  readOrder,
  readRewards,
  type Reward,
} from '../../parsers/helldivers2/read-order.ts';

export type MajorOrder = OrderState & {
  readonly id32: number;
  readonly title: string | null;
  readonly brief: string | null;
  readonly description: string | null;
  readonly rewards: readonly Reward[];
  readonly startedAt: Date | null;
  readonly expiresAt: Date | null;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
  readonly endedAt: Date | null;
  readonly outcome: OrderOutcome | null;
};

type Row = Omit<MajorOrder, keyof OrderState | 'rewards'> & {
  readonly flags: number | null;
  readonly tasks: readonly OrderTask[];
  readonly progress: readonly number[];
  readonly rewards: readonly OrderReward[];
};

/** All major orders that were ever seen, the newest last. */
export async function fetchOrders(db: Kysely<DB>): Promise<MajorOrder[]> {
  const { rows } = await sql<Row>`
    select id32, title, brief, task_description as description, flags, tasks, progress, rewards,
      started_at as "startedAt", expires_at as "expiresAt", first_seen_at as "firstSeenAt",
      last_seen_at as "lastSeenAt", ended_at as "endedAt", outcome
    from helldivers2.major_orders order by first_seen_at, id32`.execute(db);
  return rows.map(({ flags, tasks, progress, rewards, ...row }) => ({
    ...row,
    ...readOrder({ flags, tasks, progress }),
    rewards: readRewards(rewards),
  }));
}
