// /weapons: kills and accuracy by weapon. Read only.
import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord-api-types/v10';
import { defineCommand } from '../../framework/command.ts';
import { showWeapons } from '../views/show-weapons.ts';
import { EVERYWHERE } from '../../commands/contexts.ts';
import { privateOption } from '../../commands/private-option.ts';
import { periodOption, playerOption } from './options.ts';

export const weapons = defineCommand({
  data: {
    type: ApplicationCommandType.ChatInput,
    name: 'weapons',
    description: 'Kills and accuracy with each weapon, or who is best with one',
    ...EVERYWHERE,
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'weapon',
        description: 'One weapon only, and who kills with it',
        autocomplete: true,
        max_length: 50,
      },
      { ...playerOption, description: 'One player only; all players by default' },
      periodOption,
      privateOption,
    ],
  },
  answer: 'public',
  run: async (context, { weapon = '', player = '', period = 'all' }) =>
    showWeapons(context, { weapon, player, period }),
});
