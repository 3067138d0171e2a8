import type { CountingRow } from '../formulas/sums.ts';
import { addBests } from './add-bests.ts';
import type { Bests } from './fetch-bests.ts';

/**
 * Returns the bests before the map of a round was played, including earlier maps of the same evening, so that the recap of
 * the evening and the card of the map name the same beaten value.
 *
 * @param before of earlier evenings. @param rows of the whole evening.
 */
export function earlierBests(before: Bests, rows: readonly CountingRow[]): (row: CountingRow) => Bests {
  const starts = new Map<number | null, number>();
  for (const { match_id: id, ended_at: ended } of rows) {
    starts.set(id, Math.min(starts.get(id) ?? Number.POSITIVE_INFINITY, ended.getTime()));
  }
  const known = new Map<number | null, Bests>();
  return ({ match_id: id }) => {
    const found = known.get(id);
    if (found !== undefined) return found;
    const start = starts.get(id) ?? 0;
    const bests = addBests(
      before,
      rows.filter((row) => row.ended_at.getTime() < start),
    );
    known.set(id, bests);
    return bests;
  };
}
