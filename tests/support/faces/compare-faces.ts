// Compares the text of an answer with its picture: numbers of the same row must be equal in both.
import type { PictureSlot } from '../../../bot/framework/reply/reply.ts';
import { readScene } from './read-scene.ts';
import { numbersIn, type Row, tableRows, wordsOf } from './read-words.ts';

/** Pictures whose rows are lines that begin with a name. */
const TABLES: ReadonlySet<string> = new Set([
  'overview',
  'deeds',
  'scoreboard',
  'sessionWeapons',
  'sessionMaps',
  'mapTable',
  'weaponTable',
]);
/** Their alt texts contain each row as "name: numbers;"; another test compares alt text and picture. */
const SAID: ReadonlySet<string> = new Set([
  'balance',
  'compare',
  'podium',
  'card',
  'timeTrend',
  'form',
  'record',
]);

export type Compared = {
  readonly kind: string;
  readonly numbers: number;
  readonly faults: readonly string[];
};

/** @param words those of the whole answer, if they cover several pictures. @returns the count of compared numbers, and those found in only one of the two. */
export function compareFaces(slot: PictureSlot, words = wordsOf(slot)): Compared {
  const { kind } = slot.picture;
  const rows = tableRows(words);
  const found = TABLES.has(kind) ? sceneRows(slot, rows) : SAID.has(kind) ? saidRows(slot, rows, words) : [];
  const faults = found.flatMap(({ said, row }) =>
    [...numbersIn(said)]
      .filter((number) => !row.numbers.has(number))
      .map((number) => `${kind}: the picture says ${number} in "${said}", the words "${row.text}"`),
  );
  return { kind, numbers: found.reduce((sum, { said }) => sum + numbersIn(said).size, 0), faults };
}

type Pair = { readonly said: string; readonly row: Row };

/** Lines of the picture that begin like a row of the words; the name itself may contain numbers. */
function sceneRows({ picture }: PictureSlot, rows: readonly Row[]): Pair[] {
  return readScene(picture).flatMap(({ texts }) => {
    const [name, ...cells] = texts.map(({ text }) => text);
    if (name === undefined || cells.length === 0) return [];
    // The cards below the table of an evening are next to each other and are not a row of numbers.
    if (picture.kind === 'overview' && !cells.every((cell) => /^(?:[\d\u2009]+|–)$/.test(cell))) return [];
    const own = rows.filter(({ text }) => startsAlike(text, name));
    // Players with equal names cannot be distinguished: then one of them must match.
    // The last cell of a weapon is a name.
    const said = (picture.kind === 'sessionWeapons' ? cells.slice(0, -1) : cells).join(' ');
    const fits = own.find((row) => [...numbersIn(said)].every((number) => row.numbers.has(number)));
    const row = fits ?? own[0];
    return row === undefined ? [] : [{ said, row }];
  });
}

function startsAlike(words: string, name: string): boolean {
  const cut = name.endsWith('…') ? name.slice(0, -1).trimEnd() : name;
  if (cut === '') return false;
  const shown = words.includes('…') ? words.slice(0, words.indexOf('…')) : `${words} `;
  return (
    shown.startsWith(cut.slice(0, shown.length)) &&
    (shown.length <= cut.length || name !== cut || shown[cut.length] === ' ')
  );
}

/** Names on a card for the stats in the text. */
const CARD_LABELS: Readonly<Record<string, string>> = {
  'damage/min': 'Damage per minute',
  'kills/death': 'Kills per death',
  accuracy: 'Accuracy',
  'revives/round': 'Revives per round',
  'useful kills': 'Useful kill rate',
  'time alive': 'Survival',
  Aim: 'Accuracy',
  Damage: 'Damage per minute',
  Survival: 'Survival',
  Support: 'Revives per round',
  Objective: 'Objective acts',
};

type Sayer = (item: string, rows: readonly Row[]) => Pair[];

/** How an item of an alt text is matched with its row, where it is not "name: numbers". */
const SAYERS: Readonly<Partial<Record<string, Sayer>>> = {
  timeTrend: (item, rows) => {
    const [, name, average] = /^(.*?)(?: \((?:A|B|both)\))? average (\S+):/.exec(item) ?? [];
    const row = rows.find(({ text }) => name !== undefined && startsAlike(text, name));
    return row === undefined || average === undefined ? [] : [{ said: average, row }];
  },
  podium: (item, rows) => {
    const [, place, name = '', value, rounds] = /^(\d+)\. (.*) (\S+) in (\S+) rounds?$/.exec(item) ?? [];
    const row = rows.find(({ text }) => {
      const own = text.trimStart();
      return own.startsWith(`${place} `) && startsAlike(own.slice(own.indexOf(' ') + 1), name);
    });
    return row === undefined ? [] : [{ said: `${value} ${rounds}`, row }];
  },
  card: (item, rows) => {
    const label = Object.keys(CARD_LABELS).find((known) => item.startsWith(`${known} `));
    const row = rows.find(({ text }) => label !== undefined && text.startsWith(CARD_LABELS[label] ?? '?'));
    return label === undefined || row === undefined ? [] : [{ said: item.slice(label.length), row }];
  },
};

const sayNamed: Sayer = (item, rows) => {
  const colon = item.lastIndexOf(': ');
  const label = item.slice(0, colon).replace(/ \(fewer is better\)$/, '');
  const row = rows.find(({ text }) => startsAlike(text, label));
  return colon < 0 || row === undefined ? [] : [{ said: item.slice(colon + 2), row }];
};

function saidRows({ picture }: PictureSlot, rows: readonly Row[], words: string): Pair[] {
  const { alt } = picture;
  // A place on a podium is a number followed by a full stop.
  const items = alt
    .split(picture.kind === 'podium' ? /(?:;|(?<!\b\d{1,2})\.) (?=\S)/ : /[;.] (?=\S)/)
    .map((item) => item.replace(/[;.]$/, ''));
  const all: Row = { text: words, numbers: numbersIn(words) };
  if (picture.kind === 'record') {
    const deed = alt.slice(alt.indexOf(': ') + 2).split('. ')[0] ?? '';
    return [{ said: `${deed} ${/Was [^.]*/.exec(alt)?.[0] ?? ''}`, row: all }];
  }
  if (picture.kind === 'form')
    return [{ said: items.find((item) => item.includes('Average')) ?? alt, row: all }];
  const say = SAYERS[picture.kind] ?? sayNamed;
  return items.flatMap((item) => say(item, rows));
}
