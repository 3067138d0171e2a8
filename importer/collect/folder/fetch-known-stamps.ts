import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { fileStamp } from './file-stamp.ts';

/** Names per query. */
const NAMES = 500;

/**
 * Returns the stamps of files that were taken from this source before, so that a restart reads nothing twice. Only of
 * files that still exist, because the history is long; a file that returns is read once more but not stored again.
 */
export async function fetchKnownStamps(
  db: Kysely<DB>,
  { source, kind }: { readonly source: string; readonly kind: string },
  names: readonly string[],
): Promise<Set<string>> {
  const stamps = new Set<string>();
  for (let from = 0; from < names.length; from += NAMES) {
    const rows = await db
      .selectFrom('core.payloads')
      .select(['subject', 'size', 'observed_at'])
      .where('source', '=', source)
      .where('kind', '=', kind)
      .where('subject', '=', sql<string>`any(${names.slice(from, from + NAMES)}::text[])`)
      .where('observed_at', 'is not', null)
      // Rejected only for its time, so it is checked again.
      .where(sql<boolean>`code is distinct from 'IMPOSSIBLE_TIME'`)
      .execute();
    for (const { subject, size, observed_at } of rows)
      stamps.add(fileStamp(subject, size, observed_at?.getTime() ?? 0));
  }
  return stamps;
}
