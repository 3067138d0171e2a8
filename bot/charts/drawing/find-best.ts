/**
 * Returns a predicate for the rows with the highest number of a column; it matches none if no row has a number.
 *
 * @param read the number as it is displayed, so that equal displays are equally best; null excludes the row.
 */
export function findBest<Row>(
  rows: readonly Row[],
  read: (row: Row) => number | null,
): (row: Row) => boolean {
  const best = rows.reduce((highest, row) => Math.max(highest, read(row) ?? 0), 0);
  return (row) => best > 0 && read(row) === best;
}
