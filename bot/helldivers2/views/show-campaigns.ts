import type { Context } from '../../framework/context.ts';
import type { Outcome } from '../../framework/reply/reply.ts';
import { defineView } from '../../framework/view.ts';
import { wordingFor } from '../../framework/wording.ts';
import { campaignsCodec } from '../replies/codecs.ts';
import { buildCampaignsReply } from '../replies/campaigns-reply.ts';
import { withWar } from './with-war.ts';

export async function showCampaigns(context: Context, page: number): Promise<Outcome> {
  return await withWar(context, (view, now) => buildCampaignsReply(view, page, now, wordingFor(context)));
}

export const campaignsView = defineView({
  codec: campaignsCodec,
  show: async (context, { page }) => showCampaigns(context, page),
  fresh: async (context) => showCampaigns(context, 0),
});
