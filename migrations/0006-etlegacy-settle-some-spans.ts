// Spans of sums a few months at a time, so that files that arrive meanwhile wait for these and not for all of them.
import { type Kysely, sql } from 'kysely';

/** What differs from the function for all months, whose statements stay those of the first migration. */
const CHANGES: readonly (readonly [RegExp, string])[] = [
  [
    /where server_key = server and local_date < head\s*\) as e\s*group by e\.month/,
    `where server_key = server and local_date < head and not exists (
          select from etlegacy.spans as p
          where p.server_key = server and p.kind = 'month' and p.since = date_trunc('month', local_date)::date
        )
      ) as e
      group by e.month
      order by e.month desc
      limit most`,
  ],
  [/if made is null then\s*return 0;\s*end if;/, `made := coalesce(made, '{}');`],
  // Years are put together from months, so they come when no month is left.
  [
    /with fresh as \(\s*(insert into etlegacy\.spans[^;]*'year')/,
    `if settled >= most then
      return settled;
    end if;
    with fresh as ( $1`,
  ],
];

export async function up(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ body: string }>`
    select prosrc as body from pg_proc where oid = 'etlegacy.settle_spans(text)'::regprocedure`.execute(db);
  let body = rows[0]?.body ?? '';
  for (const [from, to] of CHANGES) {
    if (!from.test(body)) throw new Error(`etlegacy.settle_spans does not contain ${from.source}`);
    body = body.replace(from, to);
  }
  // The newest months first. Returns how many spans it made; 0 when none is missing.
  await sql
    .raw(
      `create function etlegacy.settle_some_spans(server text, most integer) returns integer language plpgsql as $$${body}$$`,
    )
    .execute(db);
}
