// The menu entry "Player card" of a member. Read only.
import { ApplicationCommandType } from 'discord-api-types/v10';
import { defineUserMenu } from '../../framework/command.ts';
import { showPlayer } from '../views/show-player.ts';
import { EVERYWHERE } from '../../commands/contexts.ts';

export const playerMenu = defineUserMenu({
  data: { type: ApplicationCommandType.User, name: 'Player card', ...EVERYWHERE },
  answer: 'private',
  run: async (context, target) =>
    showPlayer(context, { player: `<@${target}>`, tab: 'overview', period: 'all' }),
});
