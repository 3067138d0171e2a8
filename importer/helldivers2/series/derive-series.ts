// Derives from the series of statuses of one war the changes of ownership, endings, deadlines of events and dates of
// news. Derived again from the first moment that changed.
import type { Transaction } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { dateGameTimes } from '../news/date-game-times.ts';
import { deriveDeadlines } from './derive-deadlines.ts';
import { deriveEndings } from './derive-endings.ts';
import { deriveOwnerChanges } from './derive-owner-changes.ts';
import { deriveOrders } from '../orders/derive-orders.ts';
import type { Series } from './series.ts';

export async function deriveSeries(trx: Transaction<DB>, series: Series): Promise<void> {
  if (series.touched.length === 0) return;
  const since = new Date(Math.min(...series.touched.map((at) => at.getTime())));
  await deriveOwnerChanges(trx, series);
  await deriveEndings(trx, series, since);
  await deriveDeadlines(trx, series, since);
  await dateGameTimes(trx, since);
  const results = series.documents.flatMap(({ document }) =>
    document.globalEvents.flatMap(({ assignmentId32 }) => (assignmentId32 ? [assignmentId32] : [])),
  );
  await deriveOrders(trx, results);
}
