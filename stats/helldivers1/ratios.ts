import { isPointMark } from '../../parsers/helldivers1/find-point-suspects.ts';
import type { Counters } from '../../parsers/helldivers1/counters.data.ts';

/** Each null where there is nothing to divide by. */
export type Ratios = {
  /** successful missions / missions, 0 to 1. */
  readonly winRate: number | null;
  /** hits / shots, 0 to 1. */
  readonly accuracy: number | null;
  readonly killsPerDeath: number | null;
};

const NO_RATIOS: Ratios = { winRate: null, accuracy: null, killsPerDeath: null };

/** Computes the ratios of the stored counters, with six decimals. Use `ratiosToShow` for output to people. */
export function ratiosOf(counters: Counters | null): Ratios {
  if (counters === null) return NO_RATIOS;
  return {
    winRate: divide(counters.successful_missions, counters.missions),
    accuracy: divide(counters.hits, counters.shots),
    killsPerDeath: divide(counters.kills, counters.deaths),
  };
}

/** Without the ratios of counters that cannot be true. */
export function ratiosToShow(front: Ratios & { readonly suspect: readonly string[] }): Ratios {
  if (front.suspect.some((mark) => !isPointMark(mark))) return NO_RATIOS;
  const { winRate, accuracy, killsPerDeath } = front;
  return { winRate, accuracy, killsPerDeath };
}

function divide(part: bigint, whole: bigint): number | null {
  return whole <= 0n ? null : Number((Number(part) / Number(whole)).toFixed(6));
}
