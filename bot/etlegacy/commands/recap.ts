// /recap: an evening, by default the latest. Read only.
import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord-api-types/v10';
import { defineCommand } from '../../framework/command.ts';
import { showRecap } from '../views/show-recap.ts';
import { EVERYWHERE } from '../../commands/contexts.ts';
import { privateOption } from '../../commands/private-option.ts';

export const recap = defineCommand({
  data: {
    type: ApplicationCommandType.ChatInput,
    name: 'recap',
    description: 'What an evening was: score, maps, players, highlights',
    ...EVERYWHERE,
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'session',
        description: 'Which evening; the latest by default',
        autocomplete: true,
        max_length: 100,
      },
      privateOption,
    ],
  },
  answer: 'public',
  run: async (context, { session = 'latest' }) => showRecap(context, session, 'overview'),
});
