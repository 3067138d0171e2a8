/** The last sample of one series, which decides whether the next reading is one. */
export type Chain = {
  /** Unix seconds; 0 where there is none yet. */
  readonly time: number;
  /** What it measures had ended at one of its samples. */
  readonly isOver: boolean;
};

export const NO_SAMPLE: Chain = { time: 0, isOver: false };

/** Seconds between two samples of an event, and of a war's statistics. */
export const EVENT_INTERVAL = 600;
export const STATISTICS_INTERVAL = 900;

/**
 * A reading is a sample when it is at least `interval` after the last one, by the time in the answers; so one of the same
 * time or an earlier one never is. What has ended is sampled once more and then never.
 *
 * @returns the chain with the new sample, or null where the reading is none.
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
