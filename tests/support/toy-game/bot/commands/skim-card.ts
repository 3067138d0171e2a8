import { ApplicationCommandType } from 'discord-api-types/v10';
import { EVERYWHERE } from '../../../../../bot/commands/contexts.ts';
import { defineCommand } from '../../../../../bot/framework/command.ts';
import { wordingFor } from '../../../../../bot/framework/wording.ts';
import { fetchPlayer } from '../../stats/fetch-player.ts';
import { fetchStandings } from '../../stats/fetch-standings.ts';
import { sayError } from '../errors.ts';
import { buildCardReply } from '../replies/player-replies.ts';
import { playerOption } from './player-option.ts';

export const skimCard = defineCommand({
  data: {
    type: ApplicationCommandType.ChatInput,
    name: 'skim-card',
    description: 'A player and their numbers',
    ...EVERYWHERE,
    options: [playerOption],
  },
  answer: 'public',
  run: async (context, { player: name }) => {
    const { db, servers } = context;
    const player = await fetchPlayer(db, name, servers);
    if (player === undefined) return sayError('SKIMMER_UNKNOWN', { name });
    const standings = await fetchStandings(db, player.playerKey, servers);
    return buildCardReply(player, standings, wordingFor(context));
  },
});
