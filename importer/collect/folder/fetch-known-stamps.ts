import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { fileStamp } from './file-stamp.ts';

/** Stamps of all files that were ever taken from this source, so that a restart reads nothing twice. */
export async function fetchKnownStamps(db: Kysely<DB>, source: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('core.payloads')
    .select(['subject', 'size', 'observed_at'])
    .where('source', '=', source)
    .where('observed_at', 'is not', null)
    .execute();
  return new Set(rows.map((row) => fileStamp(row.subject, row.size, row.observed_at?.getTime() ?? 0)));
}
