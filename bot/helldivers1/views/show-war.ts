import { fetchWar } from '../../../stats/helldivers1/fetch-war.ts';
import type { Context } from '../../framework/context.ts';
import type { Outcome } from '../../framework/reply/reply.ts';
import { defineView } from '../../framework/view.ts';
import { wordingFor } from '../../framework/wording.ts';
import { warCodec } from '../replies/codecs.ts';
import { buildWarReply } from '../replies/war-reply.ts';
import { sayError } from '../say-error.ts';

export async function showWar(context: Context): Promise<Outcome> {
  const war = await fetchWar(context.db);
  return war === null ? sayError('NO_CAMPAIGN') : buildWarReply(war, context.now(), wordingFor(context));
}

export const warView = defineView({ codec: warCodec, show: showWar, fresh: showWar });
