import { searchPlayers } from '../../../stats/etlegacy/players/search-players.ts';
import { selectBlock } from '../../framework/reply/blocks.ts';
import type { Context } from '../../framework/context.ts';
import { CHOSEN, writeCustomId } from '../../framework/reply/custom-id.ts';
import type { Block } from '../../framework/reply/reply.ts';
import { linkCodec } from '../replies/admin/link-codec.ts';
import { count } from '../../../wording/format-numbers.ts';
import { cleanName } from '../../../wording/clean-name.ts';

/** A select of the latest players, to link one of them. */
export async function offerLink({ db, servers }: Context): Promise<Block[]> {
  const players = await searchPlayers(db, '', servers, 25);
  const options = players
    .filter(({ playerKey }) => playerKey.length <= 100)
    .map(({ playerKey, name, rounds }) => ({
      label: cleanName(name),
      description: count(rounds, 'round', 'en'),
      value: playerKey,
    }));
  return selectBlock(writeCustomId(linkCodec, { player: CHOSEN }), 'That is me…', options);
}
