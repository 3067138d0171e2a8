// Evenings for tests of the bot: with any number of players, some with hostile names.
import { later, type TestFile } from '../../support/etlegacy/round-file.ts';
import { type Halves, stopwatchMatch } from '../../support/etlegacy/stopwatch-match.ts';

/** Names that could break out of a code block, mention somebody, be invisible, overlap, be too wide or reverse the line. */
export const HOSTILE_NAMES = [
  '^1@everyone',
  '```js\u200b[x](https://evil.example)',
  '**bold** _it_ ~~s~~ ||s|| `c`',
  '<@123456789012345678> <#1> <:e:1>',
  '\u202Egnorw si siht\u202C',
  // 32 columns each, the maximum width of a name: right-to-left letters, double width, emoji.
  'שלום עולם من أنت שלום עולם من أنت',
  '漢字漢字漢字漢字漢字漢字漢字漢字',
  '🏴‍☠️👨‍👩‍👧‍👦🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉',
  'Z\u0351\u0352\u0353\u0354\u0355\u0356\u0357\u0358a\u0351\u0352\u0353\u0354lgo',
  '^^11^1^2^3',
  '# heading\u2028- list',
  '\\_escaped\\@here',
  '100%_\\sure ${x} undefined2',
  // 32 letters, each in its own colour.
  Array.from('RAINBOWrainbowRAINBOWrainbowRAIN', (letter, i) => `^${i % 10}${letter}`).join(''),
];

export type EveningSpec = {
  readonly players: number;
  readonly at?: string;
  readonly matches?: number;
  /** Default: hostile names. */
  readonly nameOf?: (person: number) => string;
};

const MAPS = ['oasis', 'supply', 'radar', 'te_escape2'];

/** Returns one evening with that many players in two teams; with hostile names where there are enough. */
export function eveningFiles({
  players,
  at = '2025-02-03 20:00:00',
  matches = 2,
  nameOf = nameOfPerson,
}: EveningSpec): TestFile[] {
  return Array.from({ length: matches }, (_, match) => {
    const people = Array.from({ length: players }, (_, i) => `person${i}`);
    const team = (side: number) =>
      Object.fromEntries(
        people.flatMap((person, i) =>
          i % 2 === side ? [[person, deedsOf(i, match, nameOf(i))] as const] : [],
        ),
      );
    return stopwatchMatch({
      at: later(at, match * 25),
      map: MAPS[match % MAPS.length] ?? '',
      first: team(0),
      second: team(1),
      attacks: match % 2 === 0 ? [300, null] : [420, 300],
    });
  }).flat();
}

/** Returns the name of a player of these evenings. */
export function nameOfPerson(i: number): string {
  return HOSTILE_NAMES[i] ?? `player${i}`;
}

function deedsOf(i: number, match: number, as: string): Halves {
  const half = (extra: number) => ({
    kills: 5,
    deaths: 5,
    damage: 1000,
    received: 1000,
    shots: 100 + i + match,
    hits: 30 + extra,
    heads: 3,
    revives: i % 3,
    spree: 3 + (i % 5),
    as,
  });
  return [half(0), half(1)];
}
