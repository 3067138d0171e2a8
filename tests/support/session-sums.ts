import { type RawBuilder, sql } from 'kysely';

/** A table expression: all that a table of sums would have if every session were counted. */
export function sessionSums(table: string): RawBuilder<unknown> {
  return sql`(
    select * from ${sql.table(`etlegacy.${table}`)}
    union all
    select * from ${sql.table(`etlegacy.open_${table}`)}(array(select id from etlegacy.sessions))
  )`;
}
