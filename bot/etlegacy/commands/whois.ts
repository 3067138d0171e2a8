// /whois: which player a member is, or which member a player. Read only.
import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord-api-types/v10';
import { defineCommand } from '../../framework/command.ts';
import { sayError } from '../say-error.ts';
import { findLinksHere } from '../people/find-links-here.ts';
import { findPlayer } from '../people/find-player.ts';
import { buildWhoisReply } from '../replies/admin/link-replies.ts';
import { EVERYWHERE } from '../../commands/contexts.ts';
import { playerOption } from './options.ts';

export const whois = defineCommand({
  data: {
    type: ApplicationCommandType.ChatInput,
    name: 'whois',
    description: 'Which player a member is, or which member a player',
    ...EVERYWHERE,
    options: [
      { type: ApplicationCommandOptionType.User, name: 'member', description: 'Somebody in Discord' },
      { ...playerOption, description: 'A player of the game' },
    ],
  },
  answer: 'private',
  run: async (context, { member, player: text }) => {
    const player = await findPlayer(context, member === undefined ? text : `<@${member}>`);
    if (player.kind === 'error') return player;
    if (player.isHidden) return sayError('PLAYER_PRIVATE', { name: player.name });
    const [link] = await findLinksHere(context, player.keys);
    return buildWhoisReply(player.name, link?.account ?? null, link?.proof ?? '');
  },
});
