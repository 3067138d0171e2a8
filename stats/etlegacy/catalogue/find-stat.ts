import { findStat as findIn, searchStats as searchIn } from '../../catalogue/find-stat.ts';
import type { EtStat } from './et-stat.ts';
import { STATS } from './stats.data.ts';

/** Finds a stat by its key, short name or long name, as people type it; undefined if there is none. */
export function findStat(text: string): EtStat | undefined {
  return findIn(STATS, text);
}

/** Returns the stats whose key or name contains the text, those that begin with it first; all stats for an empty text. */
export function searchStats(text: string): readonly EtStat[] {
  return searchIn(STATS, text);
}
