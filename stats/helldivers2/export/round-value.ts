/** Four places after the point: more than any of the numbers is good for. */
export function roundValue(value: number): number;
export function roundValue(value: number | null): number | null;
export function roundValue(value: number | null): number | null {
  if (value === null) return null;
  const rounded = Math.round(value * 10_000) / 10_000;
  // -0 means nothing to people.
  return rounded === 0 ? 0 : rounded;
}
