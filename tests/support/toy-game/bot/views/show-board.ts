import type { Context } from '../../../../../bot/framework/context.ts';
import type { Outcome } from '../../../../../bot/framework/reply/reply.ts';
import { defineView } from '../../../../../bot/framework/view.ts';
import { wordingFor } from '../../../../../bot/framework/wording.ts';
import { findStat } from '../../../../../stats/catalogue/find-stat.ts';
import { fetchBoard } from '../../stats/fetch-board.ts';
import { STATS } from '../../stats/stats.data.ts';
import { sayError } from '../errors.ts';
import { boardCodec, buildBoardReply } from '../replies/board-reply.ts';

export async function showBoard(context: Context, text: string): Promise<Outcome> {
  const stat = findStat(STATS, text);
  if (stat === undefined) return sayError('SKIM_STAT_UNKNOWN', { name: text });
  const board = await fetchBoard(context.db, stat, context.servers);
  return buildBoardReply(stat, board, wordingFor(context));
}

export const boardView = defineView({
  codec: boardCodec,
  show: async (context, { stat }) => showBoard(context, stat),
  fresh: async (context) => showBoard(context, 'skips_per_throw'),
});
