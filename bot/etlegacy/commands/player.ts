// /player: the card of a player, by default the linked one. Read only.
import { ApplicationCommandType } from 'discord-api-types/v10';
import { defineCommand } from '../../framework/command.ts';
import { showPlayer } from '../views/show-player.ts';
import { EVERYWHERE } from '../../commands/contexts.ts';
import { privateOption } from '../../commands/private-option.ts';
import { periodOption, playerOption } from './options.ts';

export const player = defineCommand({
  data: {
    type: ApplicationCommandType.ChatInput,
    name: 'player',
    description: "A player's card: numbers, places, weapons, maps, form, names",
    ...EVERYWHERE,
    options: [playerOption, periodOption, privateOption],
  },
  answer: 'public',
  run: async (context, args) =>
    showPlayer(context, { player: args.player, tab: 'overview', period: args.period ?? 'all' }),
});
