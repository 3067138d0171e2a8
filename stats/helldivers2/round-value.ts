/** Four places after the point, by the exact value: more than any of the numbers is good for. */
export function roundValue(value: number): number;
export function roundValue(value: number | null): number | null;
export function roundValue(value: number | null): number | null {
  if (value === null) return null;
  const rounded = Number(value.toFixed(4));
  // -0 means nothing to people.
  return rounded === 0 ? 0 : rounded;
}
