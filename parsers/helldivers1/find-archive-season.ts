import { z } from 'zod';
import { season } from './fields.ts';

const ofSeason = z.looseObject({ season });

/**
 * Finds the war that an archive is about: that of most of its frames, or of most of its events if no frame tells one.
 * One damaged row does not decide it. Of several with the same number of rows, the requested one is taken, or else the
 * first.
 *
 * @param asked the requested season.
 */
export function findArchiveSeason(
  frames: readonly unknown[],
  events: readonly unknown[],
  asked?: number,
): number | undefined {
  return findMost(frames, asked) ?? findMost(events, asked);
}

function findMost(rows: readonly unknown[], asked: number | undefined): number | undefined {
  const counts = new Map<number, number>();
  for (const row of rows) {
    const read = ofSeason.safeParse(row);
    if (read.success) counts.set(read.data.season, (counts.get(read.data.season) ?? 0) + 1);
  }
  const most = Math.max(0, ...counts.values());
  const leading = [...counts].filter(([, count]) => count === most).map(([found]) => found);
  return leading.find((found) => found === asked) ?? leading[0];
}
