import type { Counters } from '../../parsers/helldivers1/counters.data.ts';
import { findSuspects } from '../../parsers/helldivers1/find-suspects.ts';
import type { Statistics } from '../../parsers/helldivers1/status-document.ts';

/** Mark of numbers that belong to another war than their answer. */
export const OTHER_SEASON = 'season';

/**
 * Converts a front's statistics to columns, unchanged, with marks of impossible values.
 *
 * @param season of the answer.
 */
export function statisticsColumns(statistics: Statistics, season: number): Counters & { suspect: string } {
  return { ...statistics.counters, suspect: JSON.stringify(statisticsMarks(statistics, season)) };
}

/** Marks of impossible values; none without statistics. @param season of the answer. */
export function statisticsMarks(statistics: Statistics | undefined, season: number): string[] {
  if (statistics === undefined) return [];
  return [...findSuspects(statistics.counters), ...(statistics.season === season ? [] : [OTHER_SEASON])];
}
