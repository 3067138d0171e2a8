import { fetchSectors } from '../../../stats/helldivers2/fetch-sectors.ts';
import type { Context } from '../../framework/context.ts';
import type { Outcome } from '../../framework/reply/reply.ts';
import { defineView } from '../../framework/view.ts';
import { wordingFor } from '../../framework/wording.ts';
import { orderCodec } from '../replies/codecs.ts';
import { buildOrderReply } from '../replies/order-reply.ts';
import { withWar } from './with-war.ts';

export async function showOrder(context: Context): Promise<Outcome> {
  return await withWar(context, async (view, now) => {
    const places = { names: view.names, sectors: await fetchSectors(context.db, view.war.id, view.hidden) };
    return buildOrderReply(view, places, now, wordingFor(context));
  });
}

export const orderView = defineView({ codec: orderCodec, show: showOrder, fresh: showOrder });
