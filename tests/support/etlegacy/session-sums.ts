import { type RawBuilder, sql } from 'kysely';

/** Returns a table expression with the rows of a table of sums if every session were counted. */
export function sessionSums(table: string): RawBuilder<unknown> {
  return sql`(
    select * from ${sql.table(`etlegacy.${table}`)}
    union all
    select * from ${sql.table(`etlegacy.open_${table}`)}(array(select id from etlegacy.sessions))
  )`;
}
