import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { PayloadStatus } from '../../database/schema/core.ts';

export type Outcome = {
  readonly status: PayloadStatus;
  readonly code: string | null;
  readonly files: number;
  /** Name of one of these files. */
  readonly example: string;
  /** Notes on oddities of imported files. */
  readonly notes: readonly string[];
  /** Why files were rejected, each reason once; the first few of many. */
  readonly reasons: readonly string[];
};

export type ImportedFile = {
  readonly name: string;
  readonly subject: string;
  /** SHA-256 of the bytes; null to match every content of the subject, which is the file name then. */
  readonly hash: Buffer | null;
};

const MOST_REASONS = 5;

/** Counts the outcomes of these files. */
export async function fetchOutcomes(
  db: Kysely<DB>,
  source: string,
  files: readonly ImportedFile[],
): Promise<Outcome[]> {
  const result = await sql<Outcome>`
    select p.status, p.code, count(distinct p.id)::int as files, min(f.name) as example,
      coalesce(array_agg(distinct p.reason) filter (where p.status = 'imported' and p.reason <> ''), '{}') as notes,
      coalesce((array_agg(distinct p.reason) filter (where p.status = 'rejected' and p.reason <> ''))[1:${sql.lit(MOST_REASONS)}],
        '{}') as reasons
    from unnest(${files.map((file) => file.name)}::text[], ${files.map((file) => file.subject)}::text[],
      ${files.map((file) => file.hash)}::bytea[]) as f (name, subject, hash)
    join core.payloads as p on p.subject = f.subject and (f.hash is null or p.hash = f.hash)
    where p.source = ${source}
    group by p.status, p.code
    order by p.status, p.code nulls first`.execute(db);
  return result.rows;
}
