import { fetchSessions, searchSessions } from '../../../stats/etlegacy/sessions/fetch-sessions.ts';
import type { Context } from '../../framework/context.ts';
import type { Outcome } from '../../framework/reply/reply.ts';
import { sayError } from '../say-error.ts';
import { defineView } from '../../framework/view.ts';
import { wordingFor } from '../../framework/wording.ts';
import { sessionsCodec } from '../replies/list-codecs.ts';
import { buildSessionsReply } from '../replies/recap/sessions-reply.ts';
import { sayNothingYet } from '../../views/say-nothing-yet.ts';

/** @param wanted a month such as 2025-10; undefined for the one of the latest evening. */
export async function showSessions(context: Context, wanted: string | undefined): Promise<Outcome> {
  const { db, servers } = context;
  const [latest] = await searchSessions(db, '', servers, 1);
  if (latest === undefined) return sayNothingYet(context);
  const month = wanted?.trim() ?? latest.date.slice(0, 7);
  if (!sessionsCodec.fields.month.safeParse(month).success) {
    return sayError('BAD_INPUT', {
      what: `"${month}" is not a month; write it like ${latest.date.slice(0, 7)}.`,
    });
  }
  return buildSessionsReply(await fetchSessions(db, month, servers), month, wordingFor(context));
}

export const sessionsView = defineView({
  codec: sessionsCodec,
  show: async (context, { month }) => showSessions(context, month),
  fresh: async (context) => showSessions(context, undefined),
});
