import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { fileStamp } from './file-stamp.ts';

/** Names asked for at once. */
const NAMES = 500;

/**
 * Stamps of the files that were taken from this source before, so that a restart reads nothing twice. Only of those that
 * are still there: a history is long, and what comes back is read once more and stored no second time.
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
      // Refused for its time only, so it is judged anew.
      .where(sql<boolean>`code is distinct from 'IMPOSSIBLE_TIME'`)
      .execute();
    for (const { subject, size, observed_at } of rows)
      stamps.add(fileStamp(subject, size, observed_at?.getTime() ?? 0));
  }
  return stamps;
}
