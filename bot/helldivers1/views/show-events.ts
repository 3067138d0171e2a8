import { fetchEvents } from '../../../stats/helldivers1/fetch-events.ts';
import { fetchWar } from '../../../stats/helldivers1/fetch-war.ts';
import type { Context } from '../../framework/context.ts';
import type { Outcome } from '../../framework/reply/reply.ts';
import { defineView } from '../../framework/view.ts';
import { wordingFor } from '../../framework/wording.ts';
import { eventsCodec } from '../replies/codecs.ts';
import { buildEventsReply } from '../replies/events-reply.ts';
import { sayError } from '../say-error.ts';

export async function showEvents(context: Context, page: number): Promise<Outcome> {
  const war = await fetchWar(context.db);
  if (war === null) return sayError('NO_CAMPAIGN');
  const events = (await fetchEvents(context.db, war.season)).toReversed();
  return buildEventsReply(
    { season: war.season, time: war.time, events },
    page,
    context.now(),
    wordingFor(context),
  );
}

export const eventsView = defineView({
  codec: eventsCodec,
  show: async (context, { page }) => showEvents(context, page),
  fresh: async (context) => showEvents(context, 0),
});
