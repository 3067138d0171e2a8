// /link: links the account to a player, or offers some. Safe to repeat.
import { ApplicationCommandType } from 'discord-api-types/v10';
import { defineCommand } from '../../framework/command.ts';
import { linkMe } from '../views/link-me.ts';
import { EVERYWHERE } from '../../commands/contexts.ts';
import { playerOption } from './options.ts';

export const link = defineCommand({
  data: {
    type: ApplicationCommandType.ChatInput,
    name: 'link',
    description: 'Tell me which player you are',
    ...EVERYWHERE,
    options: [{ ...playerOption, description: 'Your name in the game; leave it out to pick from a list' }],
  },
  answer: 'private',
  run: async (context, args) => linkMe(context, args.player),
});
