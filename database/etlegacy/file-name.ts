import { type RawBuilder, sql } from 'kysely';

/**
 * The name by which a row is one file with others of the same kind and bytes. A text file tells its end by its name alone; a
 * JSON document tells it itself, so there the name does not matter.
 *
 * @param row alias of a row with a column `subject`.
 */
export function fileName(row: string): RawBuilder<string> {
  const subject = sql.ref(`${row}.subject`);
  return sql`case when ${subject} like '%.json' then '.json' else ${subject} end`;
}
