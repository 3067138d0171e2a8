import { expect, it } from 'vitest';
import { findLineups } from '../../../../stats/etlegacy/lineups/find-lineups.ts';
import {
  givenNamesOf,
  type LineupCorrection,
} from '../../../../stats/etlegacy/lineups/lineup-corrections.ts';
import type { Boundary, PlayedMap } from '../../../../stats/etlegacy/lineups/lineups.ts';

function map(matchId: number, first: string, second: string): PlayedMap {
  const halves = [{ roundId: matchId * 10, first: first.split(''), second: second.split('') }];
  return { matchId, gameType: 'stopwatch', result: 'r1_attackers', firstWon: true, halves };
}

const name = (matchId: number, team: 'first' | 'second', called: string | null): LineupCorrection => ({
  matchId,
  what: 'name',
  team,
  name: called,
});
/** Two maps of the same teams, which swap sides, and a third with mixed teams. */
const MAPS = [map(1, 'abc', 'xyz'), map(2, 'xyz', 'abc'), map(3, 'axm', 'ync')];
const begin = new Map<number, Boundary>([[2, 'begin']]);

function namesOf(corrections: readonly LineupCorrection[], boundaries = begin) {
  return givenNamesOf(corrections, findLineups(MAPS, boundaries));
}

it('a team name is kept across a boundary set by an admin, in both directions, but not when the players are mixed again', () => {
  expect(namesOf([name(1, 'first', 'Foxes')])).toEqual([{ a: 'Foxes' }, { a: 'Foxes' }, {}]);
  expect(namesOf([name(2, 'second', 'Foxes')])).toEqual([{ a: 'Foxes' }, { a: 'Foxes' }, {}]);
  expect(namesOf([name(3, 'first', 'Foxes')])).toEqual([{}, {}, { a: 'Foxes' }]);
});

it('a correction made for a block counts in that block, also one that keeps the detected team', () => {
  const both = [name(1, 'first', 'Foxes'), name(2, 'second', 'Wolves')];
  expect(namesOf(both)).toEqual([{ a: 'Foxes' }, { a: 'Wolves' }, {}]);
  expect(namesOf([name(1, 'first', 'Foxes'), name(2, 'second', null)])).toEqual([{ a: 'Foxes' }, {}, {}]);
});

it('without a boundary the newest correction of a team counts', () => {
  const both = [name(1, 'first', 'Foxes'), name(2, 'second', 'Wolves')];
  expect(namesOf(both, new Map())).toEqual([{ a: 'Wolves' }, {}]);
});
