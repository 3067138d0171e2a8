import { toEtPicture } from '../../pictures/to-et-picture.ts';
import type { MatchCard } from '../../../../stats/etlegacy/matches/match-card.ts';
import type { NameBook } from '../../pictures/from-stats/name-book.ts';
import { scoreboardFromMatch } from '../../pictures/from-stats/scoreboard-from-match.ts';
import type { PictureSlot } from '../../../framework/reply/reply.ts';
import { pictureSlot } from '../../../replies/picture-slot.ts';

/** The scoreboard of a map; `instead` has the same facts in words. */
export function roundPicture(card: MatchCard, names: NameBook, instead: PictureSlot['instead']): PictureSlot {
  const props = scoreboardFromMatch(card, names);
  return pictureSlot('scoreboard.png', toEtPicture({ kind: 'scoreboard', props }), instead);
}
