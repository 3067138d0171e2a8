// /sessions: the evenings of a month. Read only.
import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord-api-types/v10';
import { defineCommand } from '../../framework/command.ts';
import { showSessions } from '../views/show-sessions.ts';
import { EVERYWHERE } from '../../commands/contexts.ts';
import { privateOption } from '../../commands/private-option.ts';

export const sessions = defineCommand({
  data: {
    type: ApplicationCommandType.ChatInput,
    name: 'sessions',
    description: 'The evenings of a month',
    ...EVERYWHERE,
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'month',
        description: 'Such as 2025-10; the latest one by default',
        min_length: 7,
        max_length: 7,
      },
      privateOption,
    ],
  },
  answer: 'public',
  run: async (context, { month }) => showSessions(context, month),
});
