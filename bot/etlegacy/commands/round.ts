// /round: the card of one map, by default the latest. Read only.
import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord-api-types/v10';
import { defineCommand } from '../../framework/command.ts';
import { showRound } from '../views/show-round.ts';
import { EVERYWHERE } from '../../commands/contexts.ts';
import { privateOption } from '../../commands/private-option.ts';

export const round = defineCommand({
  data: {
    type: ApplicationCommandType.ChatInput,
    name: 'round',
    description: 'Who won a map, how fast, and what everybody did',
    ...EVERYWHERE,
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'round',
        description: 'Which round; the latest by default',
        autocomplete: true,
        max_length: 100,
      },
      privateOption,
    ],
  },
  answer: 'public',
  run: async (context, { round: wanted = 'latest' }) => showRound(context, wanted),
});
