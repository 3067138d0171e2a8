import { fetchEvents } from '../../../stats/helldivers1/fetch-events.ts';
import { fetchWar } from '../../../stats/helldivers1/fetch-war.ts';
import type { Context } from '../../framework/context.ts';
import type { Outcome } from '../../framework/reply/reply.ts';
import { defineView } from '../../framework/view.ts';
import { wordingFor } from '../../framework/wording.ts';
import { frontCodec } from '../replies/codecs.ts';
import { buildFrontReply } from '../replies/front-reply.ts';
import { sayError } from '../say-error.ts';
import { showWar } from './show-war.ts';

export async function showFront(context: Context, enemy: number): Promise<Outcome> {
  const war = await fetchWar(context.db);
  const front = war?.fronts.find((one) => one.enemy === enemy);
  if (war === null || front === undefined) return sayError('NO_CAMPAIGN');
  const events = (await fetchEvents(context.db, war.season)).filter((event) => event.enemy === enemy);
  return buildFrontReply({ war, front, events }, context.now(), wordingFor(context));
}

export const frontView = defineView({
  codec: frontCodec,
  show: async (context, { enemy }) => showFront(context, enemy),
  fresh: showWar,
});
