import { describe, expect, it } from 'vitest';
import { findLineups, type PlayedMap } from '../../../../stats/etlegacy/lineups/find-lineups.ts';

let next = 1;

/** A map that `first` attacked first. Names are single letters. */
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
  return { matchId: id, result, halves };
}

function scores(maps: readonly PlayedMap[]) {
  return findLineups(maps).blocks.map(({ teams }) => [teams.a.points, teams.b.points]);
}

describe('findLineups', () => {
  it('follows two teams through changing sides and counts 2 a win and 1 a draw', () => {
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

  it('keeps a team that grows, shrinks or swaps one in', () => {
    expect(scores([map('abc', 'xyz'), map('wxyz', 'abcd'), map('abd', 'wxy'), map('vxy', 'abe')])).toEqual([
      [4, 4],
    ]);
  });

  it('begins anew where the players were mixed', () => {
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

  it('tells who came and went, between maps and between rounds', () => {
    const { blocks } = findLineups([map('abc', 'xyz', 'draw', ['abc', 'xyw']), map('xyw', 'abd', 'draw')]);
    expect(blocks[0]?.changes.map(({ side, kind, playerKey }) => `${side} ${kind} ${playerKey}`)).toEqual([
      'b left z',
      'b joined w',
      'a left c',
      'a joined d',
    ]);
    expect([...(blocks[0]?.teams.b.maps ?? [])]).toEqual([
      ['w', 2],
      ['x', 2],
      ['y', 2],
      ['z', 1],
    ]);
  });

  it('leaves out maps of which nobody knows the sides, and links across them', () => {
    const unknown = { matchId: 99, result: 'unfinished', halves: [] } as const;
    const { blocks, byMatch } = findLineups([map('ab', 'xy'), unknown, map('xy', 'ab')]);
    expect(blocks).toHaveLength(1);
    expect(byMatch.has(99)).toBe(false);
  });

  it('does without one of the teams', () => {
    expect(findLineups([map('a', ''), map('', 'a')]).blocks).toHaveLength(1);
    expect(findLineups([])).toEqual({ blocks: [], byMatch: new Map() });
  });
});
