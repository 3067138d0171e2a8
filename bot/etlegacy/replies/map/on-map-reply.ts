import { formatId } from '../../../../core/public-id.ts';
import type { MatchCard, MatchPlayer } from '../../../../stats/etlegacy/matches/match-card.ts';
import { ACCENT, buttonsBlock, textBlock } from '../../../framework/reply/blocks.ts';
import { writeCustomId } from '../../../framework/reply/custom-id.ts';
import type { Reply } from '../../../framework/reply/reply.ts';
import type { Wording } from '../../../framework/wording.ts';
import { unitOf } from '../../../../stats/etlegacy/sessions/game-type-words.ts';
import { sayName } from '../../../../wording/say-name.ts';
import { roundCodec } from '../round-codecs.ts';
import { statSheet } from '../stat-sheet.ts';

/** One player on one map, the sum of its rounds. */
export function buildOnMapReply(
  card: MatchCard,
  player: MatchPlayer,
  roundId: number,
  { locale, mention }: Wording,
): Reply {
  const id = formatId(roundId);
  return {
    kind: 'reply',
    accent: ACCENT.help,
    blocks: [
      textBlock(`## ${sayName(player.name)} on ${sayName(card.map)}`),
      textBlock(statSheet(player.sums, locale)),
      ...buttonsBlock([
        { label: `The whole ${unitOf(card.gameType)}`, id: writeCustomId(roundCodec, { round: id }) },
      ]),
    ],
    footer: `${mention('round')} ${id}`,
    files: [],
  };
}
