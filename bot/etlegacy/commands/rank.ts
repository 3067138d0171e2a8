// /rank: the linked player's place on a leaderboard, with the neighbours. Read only.
import { ApplicationCommandType } from 'discord-api-types/v10';
import { defineCommand } from '../../framework/command.ts';
import { showBoard } from '../views/show-board.ts';
import { EVERYWHERE } from '../../commands/contexts.ts';
import { privateOption } from '../../commands/private-option.ts';
import { mapOption, periodOption, playerOption, statOption } from './options.ts';

export const rank = defineCommand({
  data: {
    type: ApplicationCommandType.ChatInput,
    name: 'rank',
    description: 'Your place on a leaderboard, and who is around you',
    ...EVERYWHERE,
    options: [{ ...statOption, required: true }, playerOption, periodOption, mapOption, privateOption],
  },
  answer: 'public',
  run: async (context, { stat, player, period = 'all', map = '' }) =>
    showBoard(context, {
      stat,
      period,
      map,
      minRounds: null,
      at: player === undefined ? 'me' : `n${player}`,
    }),
});
