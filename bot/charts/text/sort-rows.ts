/** The rows from the highest number to the lowest, those without one last; equal rows keep their order. */
export function sortRows<Row>(rows: readonly Row[], read: (row: Row) => number | null): Row[] {
  return rows.toSorted((a, b) => (read(b) ?? -Infinity) - (read(a) ?? -Infinity) || 0);
}
