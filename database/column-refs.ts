import { type RawBuilder, sql } from 'kysely';

/** These columns as a list, as `select` and `insert` take it. */
export function columnRefs(columns: readonly string[]): RawBuilder<unknown> {
  return sql.join(columns.map((column) => sql.ref(column)));
}
