// The menu entry "Last round" of a member: what they did on the last map. Read only.
import { ApplicationCommandType } from 'discord-api-types/v10';
import { formatId } from '../../../core/public-id.ts';
import { findLastRound } from '../../../stats/etlegacy/players/find-last-round.ts';
import { EVERYWHERE } from '../../commands/contexts.ts';
import { defineUserMenu } from '../../framework/command.ts';
import { findPlayer } from '../people/find-player.ts';
import { sayError } from '../say-error.ts';
import { showPlayer } from '../views/show-round.ts';

export const lastRoundMenu = defineUserMenu({
  data: { type: ApplicationCommandType.User, name: 'Last round', ...EVERYWHERE },
  answer: 'private',
  run: async (context, target) => {
    const player = await findPlayer(context, `<@${target}>`);
    if (player.kind === 'error') return player;
    if (player.isHidden) return sayError('PLAYER_PRIVATE', { name: player.name });
    const last = await findLastRound(context.db, player.keys, context.servers);
    if (last === undefined) return sayError('PLAYER_ELSEWHERE');
    return showPlayer(context, formatId(last.roundId), player.playerKey);
  },
});
