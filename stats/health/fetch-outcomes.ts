import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { PayloadStatus } from '../../database/schema/core.ts';

export type Outcome = {
  readonly status: PayloadStatus;
  readonly code: string | null;
  readonly files: number;
  /** One of the file names. */
  readonly example: string;
};

/** What became of the files of these names, counted. */
export async function fetchOutcomes(
  db: Kysely<DB>,
  source: string,
  names: readonly string[],
): Promise<Outcome[]> {
  const result = await sql<Outcome>`
    select status, code, count(*)::int as files, min(subject) as example
    from core.payloads
    where source = ${source} and subject = any(${names}::text[])
    group by status, code
    order by status, code nulls first`.execute(db);
  return result.rows;
}
