import { ApplicationCommandType } from 'discord-api-types/v10';
import { EVERYWHERE } from '../../../../../bot/commands/contexts.ts';
import { defineCommand } from '../../../../../bot/framework/command.ts';
import { wordingFor } from '../../../../../bot/framework/wording.ts';
import { fetchPlayer } from '../../stats/fetch-player.ts';
import { sayError } from '../errors.ts';
import { buildCompareReply } from '../replies/player-replies.ts';
import { playerOption } from './player-option.ts';

export const skimCompare = defineCommand({
  data: {
    type: ApplicationCommandType.ChatInput,
    name: 'skim-compare',
    description: 'Two players side by side',
    ...EVERYWHERE,
    options: [playerOption, { ...playerOption, name: 'with' }],
  },
  answer: 'public',
  run: async (context, args) => {
    const { db, servers } = context;
    const first = await fetchPlayer(db, args.player, servers);
    if (first === undefined) return sayError('SKIMMER_UNKNOWN', { name: args.player });
    const second = await fetchPlayer(db, args.with, servers);
    if (second === undefined) return sayError('SKIMMER_UNKNOWN', { name: args.with });
    return buildCompareReply([first, second], wordingFor(context));
  },
});
