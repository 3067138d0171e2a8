import { fetchBoard } from '../../../stats/etlegacy/boards/fetch-board.ts';
import { findStat } from '../../../stats/etlegacy/catalogue/find-stat.ts';
import { fetchMapStats } from '../../../stats/etlegacy/maps/fetch-map-stats.ts';
import type { Context } from '../../framework/context.ts';
import type { Outcome } from '../../framework/reply/reply.ts';
import { sayError } from '../say-error.ts';
import { defineView } from '../../framework/view.ts';
import { wordingFor } from '../../framework/wording.ts';
import { findMap } from '../lookup/find-map.ts';
import { findPeriod } from '../lookup/find-period.ts';
import { mapsCodec } from '../replies/list-codecs.ts';
import { buildMapReply, buildMapsReply } from '../replies/map/maps-reply.ts';
import { sayNothingYet } from '../../views/say-nothing-yet.ts';

const BEST_SHOWN = 5;

/** @param wanted empty for all maps. */
export async function showMaps(context: Context, wanted: string, periodText: string): Promise<Outcome> {
  const { db } = context;
  if (context.servers.length === 0) return sayNothingYet(context);
  const found = await findPeriod(context, periodText);
  if (found.kind === 'error') return found;
  const { period, scope } = found;
  if (wanted === '') return buildMapsReply(await fetchMapStats(db, scope), period, wordingFor(context));
  const name = await findMap(context, wanted);
  if (name === null) return sayError('MAP_UNKNOWN', { name: wanted });
  const [map, ...others] = await fetchMapStats(db, scope, name);
  if (map === undefined) return sayError('MAP_NOT_THEN', { name });
  const stat = findStat('dpm');
  const best =
    stat === undefined
      ? []
      : (await fetchBoard(db, { stat, scope, map: name }, { from: 1 }, BEST_SHOWN)).rows;
  return buildMapReply([map, ...others], best, period, wordingFor(context));
}

export const mapsView = defineView({
  codec: mapsCodec,
  show: async (context, { map, period }) => showMaps(context, map, period),
  fresh: async (context) => showMaps(context, '', 'all'),
});
