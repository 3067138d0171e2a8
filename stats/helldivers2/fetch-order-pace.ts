import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';

const WINDOW_HOURS = 6;
/** A shorter stretch says little about a count that grows in jumps. */
const LEAST_HOURS = 1;

type Row = { readonly at: Date; readonly progress: readonly number[] };

/** Progress per hour of each task of an order over its last 6 hours; empty where less than an hour is known. */
export async function fetchOrderPace(db: Kysely<DB>, id32: number, until: Date): Promise<(number | null)[]> {
  const from = new Date(until.getTime() - WINDOW_HOURS * 3_600_000);
  const { rows } = await sql<Row>`
    select at, progress from helldivers2.major_order_progress
    where id32 = ${id32} and at between ${from} and ${until} order by at`.execute(db);
  const [first] = rows;
  const last = rows.at(-1);
  if (first === undefined || last === undefined) return [];
  const hours = (last.at.getTime() - first.at.getTime()) / 3_600_000;
  if (hours < LEAST_HOURS) return [];
  return last.progress.map((value, task) => {
    const before = first.progress[task];
    return before === undefined ? null : (value - before) / hours;
  });
}
