import type { Witness } from './witness.ts';

/** The distance of neighbours that decide whether a clock is ahead. */
export const AHEAD_MS = 60 * 60 * 1000;
/** The war's clock is slower than real time, so it never gains; a gain of more than a day is a fault of the answer. */
const GAIN_S = 86_400;
/** One neighbour alone may be wrong itself. */
const LEAST = 2;

/**
 * Finds statuses whose war clock is more than a day ahead of most of their neighbours. Without this, all later ones would
 * count as old for hours.
 *
 * @param witnesses of one war, oldest first.
 */
export function findAhead<T extends Witness>(witnesses: readonly T[]): Set<T> {
  const offsets = witnesses.map(offsetOf);
  // Nearly always: no clock differs from another by so much.
  if (Math.max(...offsets) - Math.min(...offsets) <= GAIN_S) return new Set();
  return new Set(
    witnesses.filter((witness) => {
      const near = witnesses.filter(
        (other) =>
          other !== witness &&
          Math.abs(other.observedAt.getTime() - witness.observedAt.getTime()) <= AHEAD_MS,
      );
      const behind = near.filter((other) => offsetOf(other) - offsetOf(witness) > GAIN_S);
      return behind.length >= LEAST && behind.length > near.length / 2;
    }),
  );
}

/** Real seconds minus seconds of the war's clock. */
function offsetOf({ observedAt, timeGame }: Witness): number {
  return observedAt.getTime() / 1000 - timeGame;
}
