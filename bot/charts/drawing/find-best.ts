/**
 * Tells the rows that hold the highest number of a column; none if nobody has any.
 *
 * @param read the number as it is shown, so that what shows equal is equally best; null where a row is out of the running.
 */
export function findBest<Row>(
  rows: readonly Row[],
  read: (row: Row) => number | null,
): (row: Row) => boolean {
  const best = rows.reduce((highest, row) => Math.max(highest, read(row) ?? 0), 0);
  return (row) => best > 0 && read(row) === best;
}
