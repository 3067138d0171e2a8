import { describe, expect, it } from 'vitest';
import { matchPlayers } from '../../../parsers/etlegacy/match-players.ts';
import { playerKeys } from '../../../parsers/etlegacy/document/player-key.ts';
import { documentOf } from './round-text.ts';
import type { LineSpec } from './round-text.ts';

function linesOf(specs: readonly LineSpec[]): ReturnType<typeof documentOf>['players'] {
  return documentOf({}, specs).players;
}

describe('the key of a player', () => {
  it.each([
    ['is the GUID of a human', [{ guid: 'AAAAAAAA' }], ['AAAAAAAA']],
    ['has the clean name of a bot', [{ guid: 'OMNIBOT0', name: '^1Bob' }], ['OMNIBOT0:Bob']],
    ['is the name without a GUID', [{ guid: '', name: 'x' }], [':x']],
    [
      'has the names of humans whose GUIDs begin alike',
      [
        { guid: 'A', name: 'x' },
        { guid: 'A', name: 'y' },
      ],
      ['A:x', 'A:y'],
    ],
    [
      'counts those who are alike in everything',
      [
        { guid: 'OMNIBOT0', name: 'x' },
        { guid: 'OMNIBOT0', name: 'x' },
      ],
      ['OMNIBOT0:x', 'OMNIBOT0:x#2'],
    ],
  ] as const)('%s', (_, specs, keys) => {
    expect(playerKeys(linesOf(specs))).toEqual(keys);
  });

  it('does not depend on the order of lines', () => {
    const lines = linesOf([3, 1, 2].map((gibs) => ({ guid: 'OMNIBOT0', name: 'x', fields: { gibs } })));
    const back = lines.toReversed();
    const keysForth = new Map(lines.map((line, index) => [line, playerKeys(lines)[index]]));
    const keysBack = new Map(back.map((line, index) => [line, playerKeys(back)[index]]));
    for (const line of lines) expect(keysBack.get(line)).toBe(keysForth.get(line));
    expect(new Set(keysForth.values()).size).toBe(3);
  });
});

describe('the line of a player in the file before', () => {
  const names = (base: readonly LineSpec[], now: readonly LineSpec[]): unknown =>
    [...matchPlayers(linesOf(base), linesOf(now))].map(([line, before]) => [line.name, before.name]);

  it('is found under another name by the GUID, but not for bots', () => {
    expect(names([{ name: 'a' }], [{ name: 'b' }])).toEqual([['b', 'a']]);
    expect(names([{ guid: 'OMNIBOT0', name: 'a' }], [{ guid: 'OMNIBOT0', name: 'b' }])).toEqual([]);
  });

  it('is found by the name where several share a GUID', () => {
    const both = [{ name: 'a' }, { name: 'b' }];
    expect(names(both, both.toReversed())).toEqual(
      expect.arrayContaining([
        ['a', 'a'],
        ['b', 'b'],
      ]),
    );
    expect(names([{ name: 'b' }], both)).toEqual([['b', 'b']]);
  });

  it('is assigned to the player who can have continued it, also after a change of name', () => {
    const base = [
      { name: 'a', fields: { gibs: 5 } },
      { name: 'b', fields: { gibs: 1 } },
    ];
    const now = [
      { name: 'c', fields: { gibs: 6 } },
      { name: 'b', fields: { gibs: 2 } },
    ];
    expect(names(base, now)).toEqual(
      expect.arrayContaining([
        ['c', 'a'],
        ['b', 'b'],
      ]),
    );
  });
});
