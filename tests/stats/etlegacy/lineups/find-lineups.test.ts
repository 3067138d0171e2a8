import { describe, expect, it } from 'vitest';
import { findLineups } from '../../../../stats/etlegacy/lineups/find-lineups.ts';
import type { LineupChange, PlayedMap } from '../../../../stats/etlegacy/lineups/lineups.ts';

let next = 1;

/** Returns a map on which `first` attacked first. Names are single letters. */
function map(
  first: string,
  second: string,
  result: PlayedMap['result'] = 'r1_attackers',
  r2?: [string, string],
): PlayedMap {
  const id = next++;
  const halves = [{ roundId: id * 10, first: first.split(''), second: second.split('') }];
  if (r2 !== undefined)
    halves.push({ roundId: id * 10 + 1, first: r2[0].split(''), second: r2[1].split('') });
  const firstWon = result === 'draw' || result === 'unfinished' ? null : result === 'r1_attackers';
  return { matchId: id, gameType: 'stopwatch', result, firstWon, halves };
}

function scores(maps: readonly PlayedMap[]) {
  return findLineups(maps).blocks.map(({ teams }) => [teams.a.points, teams.b.points]);
}

function say({ side, kind, players, instead }: LineupChange): string {
  return [side, players.join(''), kind, ...(instead.length === 0 ? [] : [instead.join('')])].join(' ');
}

function changesOf(maps: readonly PlayedMap[]): string[] {
  return findLineups(maps).blocks.flatMap(({ changes }) => changes.map(say));
}

describe('findLineups', () => {
  it('follows two teams that swap sides and counts 2 for a win and 1 for a draw', () => {
    const maps = [
      map('abc', 'xyz', 'r1_attackers'),
      map('xyz', 'abc', 'r2_attackers'),
      map('abc', 'xyz', 'r2_attackers'),
      map('xyz', 'abc', 'draw'),
      map('xyz', 'abc', 'unfinished'),
    ];
    const { blocks, byMatch } = findLineups(maps);
    expect(blocks).toHaveLength(1);
    expect(blocks[0]?.teams.a).toMatchObject({ points: 5, mapsWon: 2 });
    expect(blocks[0]?.teams.b).toMatchObject({ points: 3, mapsWon: 1 });
    expect(blocks[0]?.draws).toBe(1);
    expect(maps.map(({ matchId }) => byMatch.get(matchId)?.first)).toEqual(['a', 'b', 'a', 'b', 'b']);
  });

  it('keeps a team in which a player joins, leaves or is replaced', () => {
    expect(scores([map('abc', 'xyz'), map('wxyz', 'abcd'), map('abd', 'wxy'), map('vxy', 'abe')])).toEqual([
      [4, 4],
    ]);
  });

  it('starts a new block where the players were mixed again', () => {
    const { blocks } = findLineups([
      map('abc', 'xyz'),
      map('xyz', 'abc'),
      map('axm', 'byn'),
      map('byn', 'axm'),
    ]);
    expect(blocks.map((block) => block.matchIds.length)).toEqual([2, 2]);
    expect(scores([map('abc', 'xyz'), map('axm', 'ync')])).toEqual([
      [2, 0],
      [2, 0],
    ]);
  });

  it('reports players who joined and left, between maps and between rounds', () => {
    const { blocks } = findLineups([map('abc', 'xyz', 'draw', ['abc', 'xyw']), map('xyw', 'abd', 'draw')]);
    expect(blocks[0]?.changes.map(say)).toEqual(['b w in_for z', 'a d in_for c']);
    expect([...(blocks[0]?.teams.b.maps ?? [])]).toEqual([
      ['w', 2],
      ['x', 2],
      ['y', 2],
      ['z', 1],
    ]);
  });

  it.each([
    [2, 'ab', 'xy', 1],
    [3, 'abc', 'xyz', 3],
    [4, 'abcd', 'wxyz', 12],
    [5, 'abcde', 'vwxyz', 25],
  ])(
    'with %i per team, %s against %s, starts a new block for every way to mix the same players',
    (size, first, second, least) => {
      const people = `${first}${second}`.split('');
      const mixes = combinations(people, size).filter((mix) => mix.includes('a') && mix.join('') !== first);
      expect(mixes.length).toBeGreaterThanOrEqual(least);
      for (const mix of mixes) {
        const others = people.filter((key) => !mix.includes(key)).join('');
        for (const now of [map(mix.join(''), others), map(others, mix.join(''))])
          expect(scores([map(first, second), now]), mix.join('')).toHaveLength(2);
      }
    },
  );

  it('continues a team while at least one of its players stays, whatever players join or leave', () => {
    expect(scores([map('abcde', 'vwxyz'), map('amnop', 'zqrst')])).toEqual([[4, 0]]);
    expect(scores([map('abcde', 'vwxyz'), map('a', 'z'), map('zqr', 'apo')])).toEqual([[4, 2]]);
  });

  it('starts a new block where nobody of one team stayed, or one of nine changed teams; one of ten is tolerated', () => {
    expect(scores([map('abc', 'xyz'), map('abc', 'mno')])).toHaveLength(2);
    expect(scores([map('abcd', 'vwxyz'), map('abcv', 'wxyzd')])).toHaveLength(2);
    expect(scores([map('abcde', 'vwxyz'), map('abcdv', 'wxyzm')])).toHaveLength(2);
    expect(scores([map('abcde', 'vwxyz'), map('abcdev', 'wxyz')])).toHaveLength(1);
  });

  it('counts a player who was on both sides of a map for both', () => {
    const { blocks } = findLineups([map('abc', 'xyz', 'draw', ['abz', 'xyc']), map('abc', 'xyz')]);
    expect(blocks).toHaveLength(1);
    expect(blocks[0]?.changes.map(say)).toEqual(['a z crossed', 'b c crossed', 'a c crossed', 'b z crossed']);
  });

  it('is not decided by who played less than half of the round, on whatever side', () => {
    const [before, between, after] = [map('abc', 'xyz'), map('ab', 'cxyz'), map('abc', 'xyz')];
    const withBrief = (brief: string[]): PlayedMap => ({
      ...between,
      halves: between.halves.map((half) => ({ ...half, brief })),
    });
    expect(findLineups([before, withBrief([]), after]).blocks).toHaveLength(3);
    expect(findLineups([before, withBrief(['c']), after]).blocks).toHaveLength(1);
    // Where nobody else of a team stayed, they decide.
    expect(findLineups([before, withBrief(['a', 'b', 'c'])]).blocks).toHaveLength(2);
  });

  it('is linked by the first round where both sides stayed on their side for the second', () => {
    const maps = [map('abc', 'xyz'), map('xyz', 'abc', 'r1_attackers', ['abc', 'xyz'])];
    const { byMatch } = findLineups(maps);
    expect(maps.map(({ matchId }) => byMatch.get(matchId)?.first)).toEqual(['a', 'b']);
  });

  it('reports who joined, left, replaced a player and changed teams', () => {
    expect(
      changesOf([
        map('abcde', 'vwxyz'),
        map('abcdefg', 'vwxy'),
        map('vwxyq', 'abcdefp'),
        map('bcdefpa', 'vwxygr'),
      ]),
    ).toEqual(['a fg joined', 'b z left', 'a p in_for g', 'b q joined', 'b gr in_for q']);
  });

  it('reports players who take turns in one line, and a single replacement separately', () => {
    // Four players for three places.
    expect(
      changesOf([
        map('abc', 'xyz'),
        map('abd', 'xyz'),
        map('acd', 'xyz'),
        map('bcd', 'xyz'),
        map('abc', 'xyz'),
      ]),
    ).toEqual(['a cdba rotated']);
    expect(changesOf([map('abc', 'xyz'), map('abd', 'xyz'), map('abe', 'xyz')])).toEqual([
      'a d in_for c',
      'a e in_for d',
    ]);
    expect(changesOf([map('abc', 'xyz'), map('abd', 'xyz'), map('ab', 'xyz'), map('abc', 'xyz')])).toEqual([
      'a cd rotated',
    ]);
  });

  it('keeps the sides of players who were together before, where the players are mixed again', () => {
    const { byMatch } = findLineups([map('abcd', 'wxyz'), map('yzda', 'wxbc'), map('wxbc', 'ayzd')]);
    expect([...byMatch.values()].map(({ block, first }) => `${block}${first}`)).toEqual(['0a', '1a', '1b']);
    const three = findLineups([map('abc', 'xyz'), map('xya', 'bcz')]);
    expect([...three.byMatch.values()].map(({ first }) => first)).toEqual(['a', 'b']);
  });

  it('follows the correction of an admin for a map, and links the sides by the players who stayed', () => {
    const maps = [map('abc', 'xyz'), map('xyz', 'abc'), map('axm', 'byn'), map('bynz', 'axmc')];
    const ids = maps.map(({ matchId }) => matchId);
    const blocksOf = (said: readonly (readonly [number, 'begin' | 'join'])[]) =>
      findLineups(maps, new Map(said.map(([at, what]) => [ids[at] ?? 0, what]))).blocks.map(
        ({ matchIds }) => matchIds.length,
      );
    expect(blocksOf([])).toEqual([2, 2]);
    expect(blocksOf([[1, 'begin']])).toEqual([1, 1, 2]);
    expect(blocksOf([[2, 'join']])).toEqual([4]);
    expect(
      blocksOf([
        [2, 'join'],
        [3, 'begin'],
      ]),
    ).toEqual([3, 1]);
    // The first map has no map before it to join.
    expect(blocksOf([[0, 'join']])).toEqual([2, 2]);
  });

  it('continues the score of a game type that the same teams return to, unless an admin started a new count', () => {
    const single = (one: PlayedMap): PlayedMap => ({ ...one, gameType: 'single' });
    const maps = [map('abc', 'xyz'), single(map('xyz', 'abc')), map('xyw', 'abc'), single(map('abc', 'xyw'))];
    const { blocks, byMatch } = findLineups(maps);
    const ids = maps.map(({ matchId }) => matchId);
    expect(blocks.map(({ matchIds }) => matchIds)).toEqual([
      [ids[0], ids[2]],
      [ids[1], ids[3]],
    ]);
    expect(blocks.map(({ gameType, carriesOn }) => [gameType, carriesOn])).toEqual([
      ['stopwatch', false],
      ['single', true],
    ]);
    expect([...byMatch.values()].map(({ first }) => first)).toEqual(['a', 'b', 'b', 'a']);
    expect(blocks[0]?.changes.map(say)).toEqual(['b w in_for z']);
    const begun = findLineups(maps, new Map([[ids[1] ?? 0, 'begin']]));
    expect(begun.blocks.map(({ matchIds }) => matchIds)).toEqual([[ids[0]], [ids[1], ids[3]], [ids[2]]]);
    const mixed = findLineups([...maps.slice(0, 2), map('axm', 'ybn')]);
    expect(mixed.blocks.map(({ carriesOn }) => carriesOn)).toEqual([false, true, false]);
  });

  it('leaves out maps with unknown sides, and links the maps around them', () => {
    const unknown = { ...map('', '', 'unfinished'), matchId: 99, halves: [] };
    const { blocks, byMatch } = findLineups([map('ab', 'xy'), unknown, map('xy', 'ab')]);
    expect(blocks).toHaveLength(1);
    expect(byMatch.has(99)).toBe(false);
  });

  it('accepts an empty team', () => {
    expect(findLineups([map('a', ''), map('', 'a')]).blocks).toHaveLength(1);
    expect(findLineups([])).toEqual({ blocks: [], byMatch: new Map() });
  });
});

/** Returns all combinations of that size, in the order of the items. */
function combinations(people: readonly string[], size: number): string[][] {
  if (size === 0) return [[]];
  return people.flatMap((first, at) =>
    combinations(people.slice(at + 1), size - 1).map((rest) => [first, ...rest]),
  );
}
