import { type RawBuilder, sql } from 'kysely';

type Time = 'decided_at' | 'linked_at' | 'set_at';

/**
 * Orders what people said: by its own time, then by the database where it was said, then as it was said there. The last
 * word counts, whatever the order of the rows.
 *
 * @param alias the name under which a query uses the table.
 */
export function wordOrder(alias: string, time: Time): RawBuilder<unknown> {
  return sql`(${sql.ref(`${alias}.${time}`)}, ${sql.ref(`${alias}.origin`)}, ${sql.ref(`${alias}.seq`)})`;
}
