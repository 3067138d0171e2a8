import { type RawBuilder, sql } from 'kysely';

type Time = 'decided_at' | 'linked_at' | 'set_at';

/**
 * Orders decisions, links or settings: by time, then by originating database, then by sequence there. The last one
 * counts, whatever the order of the rows.
 *
 * @param alias the name under which a query uses the table.
 */
export function wordOrder(alias: string, time: Time): RawBuilder<unknown> {
  return sql`(${sql.ref(`${alias}.${time}`)}, ${sql.ref(`${alias}.origin`)}, ${sql.ref(`${alias}.seq`)})`;
}
