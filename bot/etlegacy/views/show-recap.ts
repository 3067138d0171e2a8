import { formatId } from '../../../core/public-id.ts';
import { fetchSessionMatrix } from '../../../stats/etlegacy/logs/fetch-session-matrix.ts';
import { fetchSessionRecap } from '../../../stats/etlegacy/recap/fetch-session-recap.ts';
import { fetchWeaponKills } from '../../../stats/etlegacy/recap/fetch-weapon-kills.ts';
import type { SessionRecap } from '../../../stats/etlegacy/recap/session-recap.ts';
import { findSession } from '../../../stats/etlegacy/sessions/find-session.ts';
import type { Context } from '../../framework/context.ts';
import type { Outcome, SayError } from '../../framework/reply/reply.ts';
import { sayError } from '../say-error.ts';
import { defineView } from '../../framework/view.ts';
import { wordingFor } from '../../framework/wording.ts';
import { fetchNameBook } from '../lookup/fetch-name-book.ts';
import { buildEveningReply } from '../replies/recap/evening-reply.ts';
import { recapCodec, recapPlayerCodec, type RecapTab } from '../replies/recap-codecs.ts';
import { buildRecapReply } from '../replies/recap/recap-reply.ts';
import { sayNothingYet } from '../../views/say-nothing-yet.ts';

/** @param wanted `latest`, or the id of a session, a match or a round. */
export async function showRecap(context: Context, wanted: string, tab: RecapTab): Promise<Outcome> {
  const recap = await fetchRecap(context, wanted);
  if ('kind' in recap) return recap;
  const [names, weaponKills, matrix] = await Promise.all([
    fetchNameBook(context, recap.players),
    fetchWeaponKills(context.db, recap.server, recap.sessionId),
    fetchSessionMatrix(context.db, recap, context.viewer.isOperator),
  ]);
  return buildRecapReply({ recap, weaponKills, names, matrix }, tab, wordingFor(context));
}

export const recapView = defineView({
  codec: recapCodec,
  show: async (context, { session, tab }) => showRecap(context, session, tab),
  fresh: async (context) => showRecap(context, 'latest', 'overview'),
});

export const eveningView = defineView({
  codec: recapPlayerCodec,
  press: 'private',
  show: async (context, { session, player }) => {
    const recap = await fetchRecap(context, session);
    if ('kind' in recap) return recap;
    const found = recap.players.find(({ playerKey }) => playerKey === player);
    return found === undefined
      ? sayError('PLAYER_UNKNOWN', { name: player })
      : buildEveningReply(recap, found, wordingFor(context));
  },
  fresh: async (context) => showRecap(context, 'latest', 'overview'),
});

async function fetchRecap(context: Context, wanted: string): Promise<SessionRecap | SayError> {
  const found = await findSession(context.db, wanted.trim() || 'latest', context.servers);
  if (!found.ok) {
    return found.code === 'NO_ROUNDS'
      ? sayNothingYet(context)
      : sayError('SESSION_UNKNOWN', { name: wanted });
  }
  const recap = await fetchSessionRecap(context.db, found.sessionId);
  return recap ?? sayError('SESSION_UNKNOWN', { name: formatId(found.sessionId) });
}
