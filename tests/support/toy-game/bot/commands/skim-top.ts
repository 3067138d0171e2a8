import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord-api-types/v10';
import { EVERYWHERE } from '../../../../../bot/commands/contexts.ts';
import { defineCommand } from '../../../../../bot/framework/command.ts';
import { showBoard } from '../views/show-board.ts';

export const skimTop = defineCommand({
  data: {
    type: ApplicationCommandType.ChatInput,
    name: 'skim-top',
    description: 'Who skims stones best',
    ...EVERYWHERE,
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'stat',
        description: 'What counts',
        required: true,
        autocomplete: true,
        max_length: 50,
      },
    ],
  },
  answer: 'public',
  run: async (context, { stat }) => showBoard(context, stat),
});
