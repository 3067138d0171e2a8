import { findStat as findIn, searchStats as searchIn } from '../../catalogue/find-stat.ts';
import type { BoardStat, EtStat } from './et-stat.ts';
import { LOG_STATS } from './log-stats.data.ts';
import { STATS } from './stats.data.ts';

const BOARDS: readonly BoardStat[] = [...STATS, ...LOG_STATS];

/** Finds a stat of counters by its key, short name or long name, as people type it; undefined if there is none. */
export function findStat(text: string): EtStat | undefined {
  return findIn(STATS, text);
}

/** The same among all that have a board, those of event logs included. */
export function findBoardStat(text: string): BoardStat | undefined {
  return findIn(BOARDS, text);
}

/** Returns the stats whose key or name contains the text, those that begin with it first; all stats for an empty text. */
export function searchStats(text: string): readonly BoardStat[] {
  return searchIn(BOARDS, text);
}
