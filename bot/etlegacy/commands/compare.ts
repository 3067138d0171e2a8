// /compare: two to four players side by side. Read only.
import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord-api-types/v10';
import { defineCommand } from '../../framework/command.ts';
import { ME } from '../people/find-player.ts';
import { showCompare } from '../views/show-compare.ts';
import { EVERYWHERE } from '../../commands/contexts.ts';
import { privateOption } from '../../commands/private-option.ts';
import { periodOption } from './options.ts';

const playerShape = {
  type: ApplicationCommandOptionType.String,
  autocomplete: true,
  max_length: 100,
} as const;

export const compare = defineCommand({
  data: {
    type: ApplicationCommandType.ChatInput,
    name: 'compare',
    description: 'Two to four players side by side',
    ...EVERYWHERE,
    options: [
      { ...playerShape, name: 'a', description: 'The first player', required: true },
      { ...playerShape, name: 'b', description: 'The second player; yourself if you leave it out' },
      { ...playerShape, name: 'c', description: 'A third player' },
      { ...playerShape, name: 'd', description: 'A fourth player' },
      periodOption,
      privateOption,
    ],
  },
  answer: 'public',
  run: async (context, { a, b = ME, c, d, period = 'all' }) =>
    showCompare(
      context,
      [a, b, c, d].flatMap((text) => text ?? []),
      period,
    ),
});
