import type { Witness } from './witness.ts';

/** The distance of neighbours that decide whether a clock is ahead. */
export const AHEAD_MS = 60 * 60 * 1000;
/** The war's clock is slower than real time, so it never gains; more than caches explain is a fault of the answer. */
const GAIN_S = 600;
/** One neighbour alone may be wrong itself. */
const LEAST = 2;

/**
 * Finds statuses whose war clock most of their neighbours contradict: it gained on that of an earlier one, or a later one
 * says less. A clock that only stands still is contradicted by nobody. Without this, all later ones would count as old for
 * hours.
 *
 * @param witnesses of one war, oldest first.
 */
export function findAhead<T extends Witness>(witnesses: readonly T[]): Set<T> {
  const offsets = witnesses.map(offsetOf);
  // Nearly always: no clock differs from another by so much.
  if (Math.max(...offsets) - Math.min(...offsets) <= GAIN_S) return new Set();
  let from = 0;
  return new Set(
    witnesses.filter((witness, at) => {
      while (timeOf(witnesses[from]) < timeOf(witness) - AHEAD_MS) from += 1;
      let near = 0;
      let against = 0;
      for (let other = from; timeOf(witnesses[other]) <= timeOf(witness) + AHEAD_MS; other += 1) {
        if (other === at) continue;
        near += 1;
        if (contradicts(witnesses[other], witness)) against += 1;
      }
      return against >= LEAST && against > near / 2;
    }),
  );
}

function contradicts(other: Witness | undefined, witness: Witness): boolean {
  if (other === undefined) return false;
  return timeOf(other) <= timeOf(witness)
    ? offsetOf(other) - offsetOf(witness) > GAIN_S
    : witness.timeGame - other.timeGame > GAIN_S;
}

const timeOf = (witness: Witness | undefined): number => witness?.observedAt.getTime() ?? Infinity;

/** Real seconds minus seconds of the war's clock. */
function offsetOf({ observedAt, timeGame }: Witness): number {
  return observedAt.getTime() / 1000 - timeGame;
}
