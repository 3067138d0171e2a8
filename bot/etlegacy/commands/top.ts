// /top: a leaderboard. Read only.
import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord-api-types/v10';
import { defineCommand } from '../../framework/command.ts';
import { showBoard } from '../views/show-board.ts';
import { EVERYWHERE } from '../../commands/contexts.ts';
import { privateOption } from '../../commands/private-option.ts';
import { mapOption, periodOption, statOption } from './options.ts';

export const top = defineCommand({
  data: {
    type: ApplicationCommandType.ChatInput,
    name: 'top',
    description: 'A leaderboard of any stat',
    ...EVERYWHERE,
    options: [
      { ...statOption, required: true },
      periodOption,
      mapOption,
      {
        type: ApplicationCommandOptionType.Integer,
        name: 'min_rounds',
        description: 'Rank from so many rounds on, instead of the usual 5 rounds and 60 minutes',
        min_value: 1,
        max_value: 1000,
      },
      privateOption,
    ],
  },
  answer: 'public',
  run: async (context, { stat, period = 'all', map = '', min_rounds: minRounds = null }) =>
    showBoard(context, { stat, period, map, minRounds, at: 'f1' }),
});
