import type { Context } from '../../framework/context.ts';
import type { Outcome } from '../../framework/reply/reply.ts';
import { wordingFor } from '../../framework/wording.ts';
import { buildPlayersReply } from '../replies/players-reply.ts';
import { withWar } from './with-war.ts';

export async function showPlayers(context: Context): Promise<Outcome> {
  return await withWar(context, (view, now) => buildPlayersReply(view, now, wordingFor(context)));
}
