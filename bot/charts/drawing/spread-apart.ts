/**
 * Moves positions on a line apart until each is at least `gap` from the next, and none is beyond `end`. Their order stays as it
 * is, so that what is drawn further right is more; equal ones keep the order in which they are given.
 *
 * @returns positions in the order of `wanted`; below the first one where the line is too short for all.
 */
export function spreadApart(wanted: readonly number[], gap: number, end: number): number[] {
  const order = wanted.map((_, index) => index).toSorted((a, b) => at(wanted, a) - at(wanted, b) || a - b);
  const places = order.map((index) => at(wanted, index));
  for (let i = 1; i < places.length; i++) places[i] = Math.max(at(places, i), at(places, i - 1) + gap);
  let limit = end;
  for (let i = places.length - 1; i >= 0; i--) {
    places[i] = Math.min(at(places, i), limit);
    limit = at(places, i) - gap;
  }
  return wanted.map((_, index) => at(places, order.indexOf(index)));
}

function at(values: readonly number[], index: number): number {
  return values[index] ?? 0;
}
