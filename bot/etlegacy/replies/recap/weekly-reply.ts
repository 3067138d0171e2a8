// The digest of a week: its best players, and evenings on the same days of an earlier year.
import { formatId } from '../../../../core/public-id.ts';
import type { Board } from '../../../../stats/etlegacy/boards/fetch-board.ts';
import type { EtStat } from '../../../../stats/etlegacy/catalogue/et-stat.ts';
import { countMaps } from '../../../../stats/etlegacy/recap/count-maps.ts';
import type { SessionRecap } from '../../../../stats/etlegacy/recap/session-recap.ts';
import type { WeekFacts } from '../../../../stats/etlegacy/sessions/fetch-week.ts';
import { count } from '../../../../wording/format-numbers.ts';
import { formatStat } from '../../../../wording/format-stat.ts';
import { sayDate, sayShortDate } from '../../../../wording/say-date.ts';
import { sayName } from '../../../../wording/say-name.ts';
import { ACCENT, buttonsBlock, textBlock } from '../../../framework/reply/blocks.ts';
import { writeCustomId } from '../../../framework/reply/custom-id.ts';
import type { Block, Reply } from '../../../framework/reply/reply.ts';
import type { Wording } from '../../../framework/wording.ts';
import { pictureSlot } from '../../../replies/picture-slot.ts';
import { podiumFromBoard } from '../../pictures/from-stats/podium-from-board.ts';
import type { NameBook } from '../../pictures/from-stats/name-book.ts';
import { toEtPicture } from '../../pictures/to-et-picture.ts';
import { recapCodec } from '../recap-codecs.ts';
import { scoreLines } from '../score-lines.ts';
import { serverName } from '../server-name.ts';

export type WeekBoard = { readonly stat: EtStat; readonly board: Board };

export type WeekDigest = {
  /** Its key, and its name in the game; '' where no document has one. */
  readonly server: string;
  readonly hostName: string;
  /** Local date of its first day. */
  readonly monday: string;
  readonly week: WeekFacts;
  /** Leaderboards with ranked players; the first is drawn. */
  readonly boards: readonly WeekBoard[];
  readonly names: NameBook;
  /** An evening of an earlier year. */
  readonly onThisDay: SessionRecap | undefined;
};

const TOLD = 3;

export function buildWeeklyReply(digest: WeekDigest, { locale, mention }: Wording): Reply {
  const { monday, week, boards } = digest;
  const [drawn] = boards;
  const facts = [
    sayName(serverName(digest)),
    count(week.sessions, 'evening', locale),
    count(week.maps, 'map', locale),
    count(week.rounds, 'round', locale),
    count(week.players, 'player', locale),
  ];
  return {
    kind: 'reply',
    accent: ACCENT.gold,
    blocks: [
      textBlock(`## The week of ${sayShortDate(monday, locale)}\n${facts.join(' · ')}`),
      ...(drawn === undefined ? [] : [drawBoard(drawn, digest, locale)]),
      ...(boards.length === 0
        ? []
        : [
            textBlock(
              boards
                .map((board) => sayBoard(board, board === drawn ? board.board.rows.length : TOLD, locale))
                .join('\n'),
            ),
          ]),
      ...sayOnThisDay(digest.onThisDay, locale),
    ],
    footer: `players with few rounds are not ranked · ${mention('top')}`,
    files: [],
  };
}

/** All its places are below it in words, whether drawn or not. */
function drawBoard(board: WeekBoard, { monday, names }: WeekDigest, locale: string): Block {
  const period = `week of ${sayShortDate(monday, locale)}`;
  const props = podiumFromBoard({ ...board, period, map: null, names });
  return pictureSlot('podium.png', toEtPicture({ kind: 'podium', props }), []);
}

function sayBoard({ stat, board }: WeekBoard, places: number, locale: string): string {
  const best = board.rows
    .slice(0, places)
    .map(({ name, value }) => `**${sayName(name)}** ${formatStat(stat, value, locale)}`);
  return `${stat.name}: ${best.join(', ')}`;
}

function sayOnThisDay(recap: SessionRecap | undefined, locale: string): Block[] {
  if (recap === undefined) return [];
  const { date, blocks, maps, players, sessionId } = recap;
  const facts = [count(countMaps(maps), 'map', locale), count(players.length, 'player', locale)];
  return [
    textBlock(
      [`### On this day: ${sayDate(date, locale)}`, ...scoreLines(blocks), `-# ${facts.join(' · ')}`].join(
        '\n',
      ),
    ),
    ...buttonsBlock([
      {
        label: 'That evening',
        id: writeCustomId(recapCodec, { session: formatId(sessionId), tab: 'overview' }),
      },
    ]),
  ];
}
