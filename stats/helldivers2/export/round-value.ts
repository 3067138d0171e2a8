/** Four places after the point: more than any of the numbers is good for. */
export function roundValue<T extends number | null>(value: T): T {
  if (value === null) return value;
  const rounded = Math.round(value * 10_000) / 10_000;
  // A number in, a number out; -0 is no number for people.
  return (rounded === 0 ? 0 : rounded) as T;
}
