// The pages of a recap: a picture with its words, or words alone.
import type { WeaponKills } from '../../../stats/etlegacy/recap/fetch-weapon-kills.ts';
import { changeLines } from '../../../stats/etlegacy/recap/change-lines.ts';
import type { SessionRecap } from '../../../stats/etlegacy/recap/session-recap.ts';
import type { NameBook } from '../pictures/from-stats/name-book.ts';
import { sessionPictures } from '../pictures/from-stats/session-pictures.ts';
import { toEtPicture } from '../pictures/to-et-picture.ts';
import type { EtPicture, EtPictureKind } from '../pictures/picture-props.ts';
import { textBlock, textOf } from '../../framework/blocks.ts';
import type { Block } from '../../framework/reply.ts';
import { sayName } from '../../../wording/say-name.ts';
import { highlightLine } from './highlight-line.ts';
import { noteLines } from './note-lines.ts';
import { pictureSlot } from '../../replies/picture-slot.ts';
import { RECAP_TABS, type RecapTab } from './recap-codecs.ts';
import { recapWords } from './recap-words.ts';

/** All that the pages of an evening are made of. */
export type Evening = {
  readonly recap: SessionRecap;
  readonly weaponKills: readonly WeaponKills[];
  readonly names: NameBook;
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
} as const satisfies Record<RecapTab, EtPictureKind | null>;

const MOST_CHANGES = 8;

/** Pages that not every evening has. */
const RARE: ReadonlySet<RecapTab> = new Set(['balance', 'trend', 'records']);

/** The pages of this evening, in their order. */
export function recapTabs(evening: Evening): RecapTab[] {
  const pictures = sessionPictures(evening.recap, evening.weaponKills, evening.names);
  return RECAP_TABS.filter(
    (tab) => !RARE.has(tab) || pictures.some((picture) => picture.kind === KINDS[tab]),
  );
}

export function recapPage(evening: Evening, tab: RecapTab, locale: string): Block[] {
  const { recap } = evening;
  if (recap.players.length === 0) return [textBlock('No round of this evening counts yet.')];
  const pictures = sessionPictures(recap, evening.weaponKills, evening.names);
  const shown = pictures.filter((picture) => picture.kind === KINDS[tab]);
  const words = recapWords(recap, evening.weaponKills, tab, locale);
  return [
    ...drawn(tab, shown, words),
    ...(tab === 'overview' ? storyBlocks(recap, locale) : []),
    ...(tab === 'maps' ? changeBlocks(recap) : []),
  ];
}

/** The words stand in for the first of the pictures, so that they are said once. */
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

/** Who came, went and changed teams, over all blocks; the first few, and how many more. */
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
