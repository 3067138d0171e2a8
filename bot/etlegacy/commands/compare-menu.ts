// The menu entry "Compare with me" of a member. Read only.
import { ApplicationCommandType } from 'discord-api-types/v10';
import { defineUserMenu } from '../../framework/command.ts';
import { ME } from '../people/find-player.ts';
import { showCompare } from '../views/show-compare.ts';
import { EVERYWHERE } from '../../commands/contexts.ts';

export const compareMenu = defineUserMenu({
  data: { type: ApplicationCommandType.User, name: 'Compare with me', ...EVERYWHERE },
  answer: 'private',
  run: async (context, target) => showCompare(context, [ME, `<@${target}>`], 'all'),
});
