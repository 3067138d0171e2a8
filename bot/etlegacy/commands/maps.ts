// /maps: all maps, or one of them. Read only.
import { ApplicationCommandType } from 'discord-api-types/v10';
import { defineCommand } from '../../framework/command.ts';
import { showMaps } from '../views/show-maps.ts';
import { EVERYWHERE } from '../../commands/contexts.ts';
import { privateOption } from '../../commands/private-option.ts';
import { mapOption, periodOption } from './options.ts';

export const maps = defineCommand({
  data: {
    type: ApplicationCommandType.ChatInput,
    name: 'maps',
    description: 'How maps are played: wins, times, who is best on them',
    ...EVERYWHERE,
    options: [mapOption, periodOption, privateOption],
  },
  answer: 'public',
  run: async (context, { map = '', period = 'all' }) => showMaps(context, map, period),
});
