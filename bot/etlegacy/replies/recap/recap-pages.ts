// The pages of a recap: a picture with its text, or text alone.
import type { WeaponKills } from '../../../../stats/etlegacy/recap/fetch-weapon-kills.ts';
import { findTopDuel } from '../../../../stats/etlegacy/logs/find-top-duel.ts';
import type { KillMatrix } from '../../../../stats/etlegacy/logs/kill-matrix.ts';
import { changeLines } from '../../../../stats/etlegacy/recap/change-lines.ts';
import type { SessionRecap } from '../../../../stats/etlegacy/recap/session-recap.ts';
import type { NameBook } from '../../pictures/from-stats/name-book.ts';
import { matrixProps } from '../../pictures/from-stats/log-pictures.ts';
import { sessionPictures } from '../../pictures/from-stats/session-pictures.ts';
import { sessionHead } from '../../pictures/from-stats/session-view.ts';
import { toEtPicture } from '../../pictures/to-et-picture.ts';
import type { EtPicture, EtPictureKind } from '../../pictures/picture-props.ts';
import { textBlock, textOf } from '../../../framework/reply/blocks.ts';
import type { Block } from '../../../framework/reply/reply.ts';
import { sayName } from '../../../../wording/say-name.ts';
import { highlightLine } from '../highlight-line.ts';
import { logWords } from '../log-words.ts';
import { noteLines } from '../note-lines.ts';
import { pictureSlot } from '../../../replies/picture-slot.ts';
import { RECAP_TABS, type RecapTab } from '../recap-codecs.ts';
import { recapWords } from './recap-words.ts';

/** The data of all pages of an evening. */
export type Evening = {
  readonly recap: SessionRecap;
  readonly weaponKills: readonly WeaponKills[];
  readonly names: NameBook;
  /** Who killed whom; null where no round has an event log that its counters prove. */
  readonly matrix: KillMatrix | null;
};

const KINDS = {
  overview: 'overview',
  combat: 'deeds',
  support: null,
  weapons: 'sessionWeapons',
  maps: 'sessionMaps',
  balance: 'balance',
  trend: 'timeTrend',
  records: 'record',
  duels: 'killMatrix',
} as const satisfies Record<RecapTab, EtPictureKind | null>;

const MOST_CHANGES = 8;

/** Pages that not every evening has. */
const RARE: ReadonlySet<RecapTab> = new Set(['balance', 'trend', 'records', 'duels']);

/** The pages of this evening, in their order. */
export function recapTabs(evening: Evening): RecapTab[] {
  const pictures = sessionPictures(evening.recap, evening.weaponKills, evening.names);
  return RECAP_TABS.filter(
    (tab) =>
      (tab === 'duels' && evening.matrix !== null) ||
      !RARE.has(tab) ||
      pictures.some((picture) => picture.kind === KINDS[tab]),
  );
}

export function recapPage(evening: Evening, tab: RecapTab, locale: string): Block[] {
  const { recap, matrix } = evening;
  if (recap.players.length === 0) return [textBlock('No round of this evening counts yet.')];
  if (tab === 'duels') return matrix === null ? [] : duelBlocks(matrix, evening, locale);
  const pictures = sessionPictures(recap, evening.weaponKills, evening.names);
  const shown = pictures.filter((picture) => picture.kind === KINDS[tab]);
  const words = recapWords(recap, evening.weaponKills, tab, locale);
  return [
    ...drawn(tab, shown, words),
    ...(tab === 'overview' ? [...storyBlocks(recap, locale), ...duelLine(matrix)] : []),
    ...(tab === 'maps' ? changeBlocks(recap) : []),
  ];
}

/** The matrix of the evening, and the same in words. */
function duelBlocks(matrix: KillMatrix, { recap, names }: Evening, locale: string): Block[] {
  const picture: EtPicture = { kind: 'killMatrix', props: matrixProps(matrix, sessionHead(recap), names) };
  return [pictureSlot('duels.png', toEtPicture(picture), logWords(picture, locale).map(textOf))];
}

/** One line: the two who met most, and the score between them. */
function duelLine(matrix: KillMatrix | null): Block[] {
  const duel = matrix === null ? null : findTopDuel(matrix);
  if (duel === null) return [];
  const [a, b] = [duel.first, duel.second].map(({ name }) => `**${sayName(name)}**`);
  return [textBlock(`Duel of the evening: ${a} ${duel.kills} : ${duel.deaths} ${b}`)];
}

/** The text replaces the first of the pictures, so that it is shown once. */
function drawn(tab: RecapTab, pictures: readonly EtPicture[], words: readonly string[]): Block[] {
  if (pictures.length === 0) return words.map(textBlock);
  return pictures.map((picture, at) =>
    pictureSlot(
      at === 0 ? `${tab}.png` : `${tab}-${at + 1}.png`,
      toEtPicture(picture),
      at === 0 ? words.map(textOf) : [],
    ),
  );
}

/** Players who joined, left and changed teams, over all blocks; the first few, and the number of others. */
function changeBlocks({ blocks }: SessionRecap): Block[] {
  const lines = blocks.flatMap((block) => changeLines(block, sayName));
  const more = lines.length - MOST_CHANGES;
  const shown = more > 0 ? [...lines.slice(0, MOST_CHANGES), `and ${more} more`] : lines;
  return lines.length === 0
    ? []
    : [textBlock(['### Changes', ...shown.map((line) => `- ${line}`)].join('\n'))];
}

function storyBlocks(recap: SessionRecap, locale: string): Block[] {
  const highlights = recap.highlights.map((highlight) => `- ${highlightLine(highlight, locale)}`);
  const notes = noteLines(recap.notes);
  return [
    ...(highlights.length === 0 ? [] : [textBlock(['### Highlights', ...highlights].join('\n'))]),
    ...(notes.length === 0 ? [] : [textBlock(['### Worth knowing', ...notes].join('\n'))]),
  ];
}
