/** The last sample of one series, which decides whether the next reading becomes a sample. */
export type Chain = {
  /** Unix seconds; 0 without a sample. */
  readonly time: number;
  /** Whether the measured event had ended at one of its samples. */
  readonly isOver: boolean;
};

export const NO_SAMPLE: Chain = { time: 0, isOver: false };

/** Seconds between two samples of an event, and of a war's statistics. */
export const EVENT_INTERVAL = 600;
export const STATISTICS_INTERVAL = 900;

/**
 * A reading becomes a sample if it is at least `interval` after the last one, by the time in the answers, so a reading
 * of the same or an earlier time never does. The first reading that shows the end of an event is its last sample,
 * however soon it comes.
 *
 * @returns the chain with the new sample, or null if the reading is not a sample.
 */
export function extendChain(
  chain: Chain,
  reading: { readonly time: number; readonly isOver: boolean },
  interval: number,
): Chain | null {
  if (chain.isOver || reading.time <= chain.time) return null;
  if (!reading.isOver && reading.time - chain.time < interval) return null;
  return reading;
}
