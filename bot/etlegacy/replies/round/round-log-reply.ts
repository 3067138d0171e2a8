// What the event logs of a map tell: a page of pictures, and the same in words.
import { formatId } from '../../../../core/public-id.ts';
import type { MatchLog } from '../../../../stats/etlegacy/matches/fetch-match-log.ts';
import type { MatchCard } from '../../../../stats/etlegacy/matches/match-card.ts';
import { textBlock, textOf } from '../../../framework/reply/blocks.ts';
import { writeCustomId } from '../../../framework/reply/custom-id.ts';
import type { Block, Reply } from '../../../framework/reply/reply.ts';
import type { Wording } from '../../../framework/wording.ts';
import { pictureSlot } from '../../../replies/picture-slot.ts';
import { logPictures } from '../../pictures/from-stats/log-pictures.ts';
import type { NameBook } from '../../pictures/from-stats/name-book.ts';
import type { LogPage } from '../../pictures/event-log/log-pages.data.ts';
import { toEtPicture } from '../../pictures/to-et-picture.ts';
import { logButtons } from './log-buttons.ts';
import { logWords } from '../log-words.ts';
import { roundLogCodec } from '../round-codecs.ts';
import { accentOf, headText } from './round-reply.ts';

export type RoundLogModel = {
  readonly card: MatchCard;
  readonly log: MatchLog;
  readonly page: LogPage;
  readonly roundId: number;
  readonly names: NameBook;
};

const NOTHING = {
  matrix: 'Nobody killed anybody.',
  line: 'The event log tells nothing of it.',
  damage: 'The event log of this map tells no damage.',
  classes: 'The event log of this map tells no classes.',
} as const satisfies Record<LogPage, string>;

/** Pure. `roundId` names the map again. */
export function buildRoundLogReply(model: RoundLogModel, { locale, mention }: Wording): Reply {
  const { card, log, page, roundId, names } = model;
  const round = formatId(roundId);
  const pictures = logPictures(card, log, page, names);
  const blocks: Block[] = pictures.map((picture, at) =>
    pictureSlot(
      at === 0 ? `${page}.png` : `${page}-${at + 1}.png`,
      toEtPicture(picture),
      logWords(picture, locale).map(textOf),
    ),
  );
  return {
    kind: 'reply',
    accent: accentOf(card),
    blocks: [
      textBlock(headText(card, locale)),
      ...(blocks.length === 0 ? [textBlock(NOTHING[page])] : blocks),
      ...logButtons(card, round, page),
    ],
    footer: `from the event log · ${mention('round')} ${round}`,
    files: [],
    self: writeCustomId(roundLogCodec, { round, page }),
  };
}
