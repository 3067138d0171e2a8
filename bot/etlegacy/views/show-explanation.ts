import { formatId } from '../../../core/public-id.ts';
import { fetchRoundOrigins } from '../../../stats/etlegacy/matches/fetch-round-origins.ts';
import { fetchSessionRounds } from '../../../stats/etlegacy/sessions/fetch-session-rounds.ts';
import { findRound } from '../../../stats/etlegacy/sessions/find-round.ts';
import type { Context } from '../../framework/context.ts';
import type { Outcome } from '../../framework/reply/reply.ts';
import { defineView } from '../../framework/view.ts';
import { wordingFor } from '../../framework/wording.ts';
import { buildExplainReply } from '../replies/round/explain-reply.ts';
import { explainCodec } from '../replies/round-codecs.ts';
import { sayError } from '../say-error.ts';
import { sayNothingYet } from '../../views/say-nothing-yet.ts';

/** @param wanted `latest`, or the id of a round, a match or a session of the servers shown here. */
export async function showExplanation(context: Context, wanted: string): Promise<Outcome> {
  const found = await findRound(context.db, wanted, context.servers);
  if (!found.ok)
    return found.code === 'NO_ROUNDS' ? sayNothingYet(context) : sayError('ROUND_UNKNOWN', { name: wanted });
  const { sessionId } = found.round;
  const origins = await fetchRoundOrigins(context.db, found.round);
  const evening = sessionId === null ? [] : await fetchSessionRounds(context.db, sessionId);
  return buildExplainReply({ origins, evening, id: formatId(found.round.id) }, wordingFor(context));
}

export const explainView = defineView({
  codec: explainCodec,
  show: async (context, { round }) => showExplanation(context, round),
  fresh: async (context) => showExplanation(context, 'latest'),
});
