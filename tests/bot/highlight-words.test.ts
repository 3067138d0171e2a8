import { expect, it } from 'vitest';
import { highlightLine } from '../../bot/etlegacy/replies/highlight-line.ts';
import { highlightLines } from '../../cli/etlegacy/recap-text/highlight-lines.ts';
import { plain } from '../../cli/etlegacy/recap-text/paint.ts';
import type { Highlight, MapHighlight } from '../../stats/etlegacy/recap/highlights/highlight.ts';

const told = (highlight: Highlight) => [
  highlightLine(highlight, 'en'),
  highlightLines([highlight], plain)[1],
];

const close = (value: number): MapHighlight => ({
  kind: 'map',
  feat: 'close',
  map: 'oasis',
  roundId: 1,
  team: 'Team anna',
  value,
  was: null,
});

it.each([
  [0, 'in the last second'],
  [1, 'with 1 second left'],
  [7, 'with 7 seconds left'],
])('a finish with %i s on the clock was %s', (value, words) => {
  expect(told(close(value))).toEqual([
    `**Team anna** turned oasis ${words}`,
    `  * oasis: turned by Team anna ${words}`,
  ]);
});

it('a best without a previous value mentions none', () => {
  const best = {
    kind: 'player',
    feat: 'spree',
    playerKey: 'A',
    name: 'anna',
    value: 5,
    map: 'oasis',
    roundId: 1,
    rarity: 'personal_best',
    was: null,
  } as const;
  expect(told(best)).toEqual([
    '**anna** 5 kills in a row without dying on oasis, a personal best',
    '  * anna: 5 kills in a row without dying on oasis, a personal best',
  ]);
});

it('puts no brackets around the name of the previous record holder, since names can contain brackets', () => {
  const record = {
    kind: 'player',
    feat: 'multikill',
    playerKey: 'A',
    name: 'anna',
    value: 4,
    map: 'oasis',
    roundId: 1,
    rarity: 'server_record',
    was: 3,
    holder: { playerKey: 'B', name: 'squAze:)', date: '2025-10-14' },
  } as const;
  expect(told(record)).toEqual([
    String.raw`**anna** 4 kills less than 3 s apart on oasis, a record of this server; the best before was 3 by squAze\:\) on Oct 14, 2025`,
    '  * anna: 4 kills less than 3 s apart on oasis, a record of this server; the best before was 3 by squAze:) on 14 Oct 2025',
  ]);
});
