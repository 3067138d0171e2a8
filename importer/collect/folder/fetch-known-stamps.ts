import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { fileStamp } from './file-stamp.ts';

/** Rows in memory at once. */
const PAGE = 5000;

/**
 * Stamps of the files that were taken from this source before, so that a restart reads nothing twice. Only of those that
 * are still there: a history is long, and what comes back is read once more and stored no second time.
 */
export async function fetchKnownStamps(
  db: Kysely<DB>,
  source: string,
  names: ReadonlySet<string>,
): Promise<Set<string>> {
  const stamps = new Set<string>();
  for (let last = 0, isMore = names.size > 0; isMore;) {
    const rows = await db
      .selectFrom('core.payloads')
      .select(['id', 'subject', 'size', 'observed_at'])
      .where('source', '=', source)
      .where('observed_at', 'is not', null)
      .where('id', '>', last)
      .orderBy('id')
      .limit(PAGE)
      .execute();
    for (const { subject, size, observed_at } of rows)
      if (names.has(subject)) stamps.add(fileStamp(subject, size, observed_at?.getTime() ?? 0));
    last = rows.at(-1)?.id ?? last;
    isMore = rows.length === PAGE;
  }
  return stamps;
}
