// Derives from all answers about an order its progress over time, its deadline and its result.
import { sql, type Transaction } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import type { OrderTask } from '../../../parsers/helldivers2/parse-orders.ts';
import { readOrder } from '../../../parsers/helldivers2/read-order.ts';
import { foldDeadline } from '../fold-deadline.ts';
import { type OrderMessage, readResult } from '../../../parsers/helldivers2/read-result.ts';
import { type OrderEnd, orderResult } from './order-result.ts';
import { thinProgress } from './thin-progress.ts';

/** Orders of answers from `since` on, and all that such an answer ends. */
export async function deriveOrdersAround(
  trx: Transaction<DB>,
  ids: readonly number[],
  since: Date,
): Promise<void> {
  const { rows } = await sql<{ id32: number }>`
    select id32 from helldivers2.major_orders
    where id32 = any(${ids}::bigint[]) or last_seen_at >= ${since} or ended_at is null or ended_at >= ${since}
    order by id32`.execute(trx);
  await deriveOrders(
    trx,
    rows.map(({ id32 }) => id32),
  );
}

export async function deriveOrders(trx: Transaction<DB>, ids: readonly number[]): Promise<void> {
  for (const id of new Set(ids)) await deriveOrder(trx, id);
}

type OrderRow = {
  readonly id32: number;
  readonly flags: number | null;
  readonly tasks: readonly OrderTask[];
  readonly progress: readonly number[];
  readonly last_seen_at: Date;
};

async function deriveOrder(trx: Transaction<DB>, id: number): Promise<void> {
  const { rows } = await sql<OrderRow>`
    select id32, flags, tasks, progress, last_seen_at from helldivers2.major_orders where id32 = ${id}`.execute(
    trx,
  );
  const [order] = rows;
  if (order === undefined) return;
  const said = await fetchSaid(trx, id);
  const expiresAt = foldDeadline(null, said.map(endOf));
  const end = await findEnd(trx, order);
  await sql`
    update helldivers2.major_orders
    set title = coalesce(${lastOf(said, 'title')}, title), brief = coalesce(${lastOf(said, 'brief')}, brief),
      task_description = coalesce(${lastOf(said, 'task')}, task_description),
      expires_at = ${expiresAt}, ended_at = ${end?.endedAt ?? null}, outcome = ${end?.outcome ?? null}
    where id32 = ${id}`.execute(trx);
  await storeProgress(trx, id, said);
}

type Said = {
  readonly at: Date;
  readonly progress: readonly number[];
  /** Seconds after the answer; null if the answer has the instant. */
  readonly expiresIn: number | null;
  readonly expiresAt?: string | null;
  /** Absent where the answer has none. */
  readonly title?: string;
  readonly brief?: string;
  readonly task?: string;
};

function lastOf(said: readonly Said[], text: 'title' | 'brief' | 'task'): string | null {
  return said.findLast((answer) => answer[text] !== undefined)?.[text] ?? null;
}

function endOf({ at, expiresIn, expiresAt }: Said): Date {
  return expiresIn === null ? new Date(expiresAt ?? at) : new Date(at.getTime() + expiresIn * 1000);
}

async function fetchSaid(trx: Transaction<DB>, id: number): Promise<Said[]> {
  const { rows } = await sql<{ at: Date; said: Omit<Said, 'at'> }>`
    select distinct on (at) at, orders -> ${String(id)} as said
    from helldivers2.order_polls cross join unnest(seen_at) as at
    where orders ? ${String(id)} order by at, body_hash desc`.execute(trx);
  return rows.map(({ at, said }) => ({ at, ...said }));
}

async function findEnd(trx: Transaction<DB>, order: OrderRow): Promise<OrderEnd | null> {
  const { rows: later } = await sql<{ at: Date }>`
    select distinct at from helldivers2.order_polls cross join unnest(seen_at) as at
    where at > ${order.last_seen_at} order by at limit 2`.execute(trx);
  const { rows: messages } = await sql<OrderMessage>`
    select title, message from helldivers2.global_events
    where assignment_id32 = ${order.id32} order by first_seen_at desc, id desc`.execute(trx);
  const results = messages.map(readResult);
  return orderResult({
    later: later.map(({ at }) => at),
    wasDone: readOrder(order).done,
    said: results.find((result) => result !== null) ?? null,
  });
}

async function storeProgress(trx: Transaction<DB>, id: number, said: readonly Said[]): Promise<void> {
  const rows = thinProgress(said).map(({ at, progress }) => ({ id32: id, at, progress }));
  await sql`
    with kept as (
      select * from jsonb_populate_recordset(null::helldivers2.major_order_progress, ${JSON.stringify(rows)}::jsonb)
    ), gone as (
      delete from helldivers2.major_order_progress as p
      where p.id32 = ${id} and not exists (select from kept where kept.at = p.at)
    )
    insert into helldivers2.major_order_progress select * from kept
    on conflict (id32, at) do update set progress = excluded.progress
    where major_order_progress.progress <> excluded.progress`.execute(trx);
}
