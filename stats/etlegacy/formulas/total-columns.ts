import { type RawBuilder, sql } from 'kysely';
import { isBestColumn } from './sums.ts';
import type { SumName } from './sum-columns.ts';

/** A select list that sums these columns of the alias `s`, each under its own name, as float8. */
export function totalColumns(names: readonly SumName[]): RawBuilder<unknown> {
  return sql.join(
    [...new Set(names)].map((name) => {
      const column = sql.ref(`s.${name}`);
      const total = isBestColumn(name) ? sql`max(${column})::float8` : sql`sum(${column}::float8)`;
      return sql`coalesce(${total}, 0) as ${sql.ref(name)}`;
    }),
  );
}
