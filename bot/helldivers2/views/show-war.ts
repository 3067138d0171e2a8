import type { Context } from '../../framework/context.ts';
import type { Outcome } from '../../framework/reply/reply.ts';
import { defineView } from '../../framework/view.ts';
import { wordingFor } from '../../framework/wording.ts';
import { warCodec } from '../replies/codecs.ts';
import { buildWarReply } from '../replies/war-reply.ts';
import { withWar } from './with-war.ts';

export async function showWar(context: Context): Promise<Outcome> {
  return await withWar(context, (view, now) => buildWarReply(view, now, wordingFor(context)));
}

export const warView = defineView({ codec: warCodec, show: showWar, fresh: showWar });
