import { fetchGalaxy } from '../../../stats/helldivers2/fetch-galaxy.ts';
import type { Context } from '../../framework/context.ts';
import type { Outcome } from '../../framework/reply/reply.ts';
import { defineView } from '../../framework/view.ts';
import { wordingFor } from '../../framework/wording.ts';
import { mapCodec } from '../replies/codecs.ts';
import { buildMapReply } from '../replies/map-reply.ts';
import { withWar } from './with-war.ts';

export async function showMap(context: Context): Promise<Outcome> {
  return await withWar(context, async (view, now) =>
    buildMapReply(view, await fetchGalaxy(context.db, view.war), now, wordingFor(context)),
  );
}

export const mapView = defineView({ codec: mapCodec, show: showMap, fresh: showMap });
