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
 * of the same or an earlier time never does. After its end an event is sampled once more.
 *
 * @returns the chain with the new sample, or null if the reading is not a sample.
 */
export function extendChain(
  chain: Chain,
  reading: { readonly time: number; readonly isOver: boolean },
  interval: number,
): Chain | null {
  if (reading.time - chain.time < interval) return null;
  if (reading.isOver && chain.isOver) return null;
  return { time: reading.time, isOver: chain.isOver || reading.isOver };
}
