import { expect, test } from 'vitest';
import { findLineups } from '../../../../stats/etlegacy/lineups/find-lineups.ts';
import { teamNames } from '../../../../stats/etlegacy/lineups/team-names.ts';

/** One map of last man standing of these players, each a letter. */
function blockOf(first: string, second: string) {
  const halves = [{ roundId: 1, first: first.split(''), second: second.split('') }];
  const [block] = findLineups([
    { matchId: 1, gameType: 'last_man_standing', result: 'axis', firstWon: true, halves },
  ]).blocks;
  if (block === undefined) throw new Error('no teams');
  return block;
}

function factsOf(names: Readonly<Record<string, string>>, hidden: readonly string[] = []) {
  const fame = new Map(Object.keys(names).map((key, at) => [key, 100 - at]));
  return { names: new Map(Object.entries(names)), hidden: new Set(hidden), fame, worn: new Map() };
}

test('no team is named after a player whose name is blank, however well known', () => {
  const facts = factsOf({ a: '', b: '\u200b \u3164', c: 'kite', x: '', y: 'tarn' }, ['y']);
  const names = teamNames(blockOf('abc', 'xy'), facts);
  expect(names.a[0]).toBe('Team kite');
  expect(names.b).toEqual(['Team B']);
});
