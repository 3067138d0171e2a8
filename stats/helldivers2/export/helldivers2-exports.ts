import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import type { GameExports } from '../../game-exports.ts';
import { exportCampaigns } from './export-campaigns.ts';
import { exportChanges } from './export-changes.ts';
import { exportEvents } from './export-events.ts';
import { exportHistory } from './export-history.ts';
import { exportNews } from './export-news.ts';
import { exportOrders } from './export-orders.ts';
import { exportPlanets } from './export-planets.ts';
import { exportRegions } from './export-regions.ts';
import { exportSamples } from './export-samples.ts';

/** The war as data. There is one war whatever upstream told of it, so all sources are exported together. */
export const helldivers2Exports: GameExports = {
  kinds: {
    'hd2-planets': exportPlanets,
    'hd2-campaigns': exportCampaigns,
    'hd2-regions': exportRegions,
    'hd2-orders': exportOrders,
    'hd2-news': exportNews,
    'hd2-history': exportHistory,
    'hd2-samples': exportSamples,
    'hd2-events': exportEvents,
    'hd2-changes': exportChanges,
  },
  sources: { game: 'helldivers2', knownSources: fetchSources, shownSources: fetchSources, arePublic: true },
};

async function fetchSources(db: Kysely<DB>): Promise<string[]> {
  const { rows } = await sql<{ source: string }>`
    select distinct source from core.payloads where game = 'helldivers2' order by source`.execute(db);
  return rows.map(({ source }) => source);
}
