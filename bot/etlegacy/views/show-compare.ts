import { fetchScores } from '../../../stats/etlegacy/logs/fetch-scores.ts';
import { fetchComparison } from '../../../stats/etlegacy/players/fetch-comparison.ts';
import { fetchUnits } from '../../../stats/etlegacy/sessions/fetch-units.ts';
import type { Context } from '../../framework/context.ts';
import type { Outcome } from '../../framework/reply/reply.ts';
import { sayError } from '../say-error.ts';
import { defineView } from '../../framework/view.ts';
import { wordingFor } from '../../framework/wording.ts';
import { fetchNameBook } from '../lookup/fetch-name-book.ts';
import { findPeriod } from '../lookup/find-period.ts';
import { findPlayer, type FoundPlayer } from '../people/find-player.ts';
import { compareCodec } from '../replies/compare/compare-codec.ts';
import { buildCompareReply } from '../replies/compare/compare-reply.ts';
import { showBoard } from './show-board.ts';

/** @param wanted two to four players as people name them; `me` is who asks. */
export async function showCompare(
  context: Context,
  wanted: readonly string[],
  periodText: string,
): Promise<Outcome> {
  const asked: FoundPlayer[] = [];
  for (const player of await Promise.all(wanted.map(async (text) => findPlayer(context, text)))) {
    if (player.kind === 'error') return player;
    if (player.isHidden) return sayError('PLAYER_PRIVATE', { name: player.name });
    if (!asked.some(({ playerKey }) => playerKey === player.playerKey)) asked.push(player);
  }
  if (asked.length < 2) return sayError('SAME_PLAYER');
  const found = await findPeriod(context, periodText);
  if (found.kind === 'error') return found;
  const keys = asked.map(({ playerKey }) => playerKey);
  const [comparison, names, scores, units] = await Promise.all([
    fetchComparison(context.db, keys, found.scope),
    fetchNameBook(context, asked),
    fetchScores(context.db, keys, found.scope),
    fetchUnits(context.db, found.scope),
  ]);
  const { period } = found;
  return buildCompareReply({ period, comparison, units, scores, asked, names }, wordingFor(context));
}

export const compareView = defineView({
  codec: compareCodec,
  show: async (context, { a, b, c, d, period }) =>
    showCompare(
      context,
      [a, b, c, d].filter((text) => text !== ''),
      period,
    ),
  fresh: async (context) =>
    showBoard(context, { stat: 'dpm', period: 'all', map: '', minRounds: null, at: 'f1' }),
});
