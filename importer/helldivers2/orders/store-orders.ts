import { sql, type Transaction } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import type { Order } from '../../../parsers/helldivers2/parse-orders.ts';
import { dateOrders } from '../news/date-game-times.ts';
import { deriveOrdersAround } from './derive-orders.ts';
import { mergeRows } from '../merge-rows.ts';
import type { Observed } from '../observed.ts';

type Answer = Observed<readonly Order[]>;

/** Stores major orders by id. An answer without orders is valid: then orders ended. */
export async function storeOrders(trx: Transaction<DB>, answers: readonly Answer[]): Promise<void> {
  if (answers.length === 0) return;
  await storePolls(trx, answers);
  await mergeRows(trx, 'helldivers2.major_orders', answers.flatMap(toRows), {
    key: ['id32'],
    at: 'last_seen_at',
    first: 'first_seen_at',
  });
  const ids = [...new Set(answers.flatMap(({ document }) => document.map(({ id32 }) => id32)))];
  await dateStarts(trx, ids);
  const since = new Date(Math.min(...answers.map(({ observedAt }) => observedAt.getTime())));
  await deriveOrdersAround(trx, ids, since);
}

async function dateStarts(trx: Transaction<DB>, ids: readonly number[]): Promise<void> {
  const { rows } = await sql<{ id: number; time_game: number; first_seen_at: Date }>`
    select id32 as id, start_game as time_game, first_seen_at from helldivers2.major_orders
    where id32 = any(${ids}::bigint[]) and start_game is not null`.execute(trx);
  await dateOrders(trx, rows);
  // Older answers have no start of an order; then it is the time when it was first seen.
  await sql`update helldivers2.major_orders set started_at = first_seen_at
    where id32 = any(${ids}::bigint[]) and start_game is null`.execute(trx);
}

/** Stores one row per body, with every time at which it arrived: the first answer without an order shows when it ended. */
async function storePolls(trx: Transaction<DB>, answers: readonly Answer[]): Promise<void> {
  for (const [hash, alike] of Map.groupBy(answers, (answer) => answer.hash)) {
    const [{ document } = { document: [] }] = alike;
    const orders = Object.fromEntries(
      document.map(({ id32, progress, expiresIn, expiresAt, setting }) => {
        const texts = withoutBlanks({
          title: setting.overrideTitle,
          brief: setting.overrideBrief,
          task: setting.taskDescription,
        });
        return [id32, { progress, expiresIn, expiresAt, ...texts }] as const;
      }),
    );
    await sql`
      insert into helldivers2.order_polls as p (body_hash, orders, seen_at)
      values (${Buffer.from(hash, 'hex')}, ${JSON.stringify(orders)}, ${alike.map(({ observedAt }) => observedAt)}::timestamptz[])
      on conflict (body_hash) do update
      set seen_at = array(select distinct at from unnest(p.seen_at || excluded.seen_at) as at order by at)`.execute(
      trx,
    );
  }
}

/** Answers in another language than the asked one lack texts, which does not mean that there are none. */
function withoutBlanks(texts: Readonly<Record<string, string | null | undefined>>) {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => (text ?? '').trim() !== ''));
}

function toRows({ document, observedAt, payloadId }: Answer) {
  return document.map((order) => ({
    id32: order.id32,
    title: order.setting.overrideTitle ?? null,
    brief: order.setting.overrideBrief ?? null,
    task_description: order.setting.taskDescription ?? null,
    flags: order.setting.flags ?? null,
    order_type: order.setting.type ?? null,
    tasks: order.setting.tasks,
    rewards: rewardsOf(order),
    progress: order.progress,
    start_game: order.startTime ?? null,
    first_seen_at: observedAt,
    last_seen_at: observedAt,
    payload_id: payloadId,
  }));
}

/** Returns the list of rewards; older answers contain a single reward only. */
function rewardsOf({ setting }: Order) {
  if (setting.rewards.length > 0) return setting.rewards;
  return setting.reward ? [setting.reward] : [];
}
