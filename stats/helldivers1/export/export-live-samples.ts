import { readCounters, selectCounters } from '../counters.ts';
import { fetchSeasons } from '../fetch-seasons.ts';
import { exportCounters } from './export-counters.ts';
import type { Exporter } from '../../game-exports.ts';

/** One object per front and sample of a war's statistics. War by war: all of them at once are many. */
export const exportLiveSamples: Exporter = async function* exportLiveSamples(db) {
  for (const { season, lastUpdated } of await fetchSeasons(db)) {
    const confirmed = lastUpdated !== null;
    const rows = await db
      .selectFrom('helldivers1.live_samples as l')
      .select(['l.enemy', 'l.time', 'l.suspect'])
      .select(selectCounters('l'))
      .where('l.season', '=', season)
      .orderBy('l.time')
      .orderBy('l.enemy')
      .execute();
    for (const { enemy, time, counters, suspect } of rows) {
      yield { season, enemy, time, ...exportCounters(readCounters(counters)), suspect, confirmed };
    }
  }
};
