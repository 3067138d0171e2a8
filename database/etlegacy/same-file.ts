import { type RawBuilder, sql } from 'kysely';

/**
 * Whether two rows with the same kind and bytes are one file. A text file tells its end by its name alone; a JSON document
 * tells it itself, so there the name does not matter.
 *
 * @param a alias of a row with a column `subject`.
 */
export function isSameFile(a: string, b: string): RawBuilder<boolean> {
  const [one, other] = [sql.ref(`${a}.subject`), sql.ref(`${b}.subject`)];
  return sql`(${one} = ${other} or (${one} like '%.json' and ${other} like '%.json'))`;
}
