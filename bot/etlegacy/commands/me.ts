// /me: the card of the linked player. Read only.
import { ApplicationCommandType } from 'discord-api-types/v10';
import { defineCommand } from '../../framework/command.ts';
import { showPlayer } from '../views/show-player.ts';
import { EVERYWHERE } from '../../commands/contexts.ts';
import { privateOption } from '../../commands/private-option.ts';
import { periodOption } from './options.ts';

export const me = defineCommand({
  data: {
    type: ApplicationCommandType.ChatInput,
    name: 'me',
    description: 'Your own card',
    ...EVERYWHERE,
    options: [periodOption, privateOption],
  },
  answer: 'public',
  run: async (context, { period = 'all' }) =>
    showPlayer(context, { player: undefined, tab: 'overview', period }),
});
