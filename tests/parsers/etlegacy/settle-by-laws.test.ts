import { expect, test } from 'vitest';
import { splitRound } from '../../../parsers/etlegacy/split-round.ts';
import { documentOf, type LineSpec } from './round-text.ts';

/**
 * A player who came late in round one and left early in round two, so that both stays together are as long as round
 * two.
 */
function late(before: boolean): LineSpec {
  const damage = before ? 300 : 500;
  return {
    guid: '0000000A',
    rounds: before ? 0 : 1,
    weapons: { MP40: [10, 40, before ? 2 : 3, 0, 0] },
    fields: { damageGiven: damage, timeMin: before ? 2 : 4 },
  };
}

function enemy(before: boolean, damage: number): LineSpec {
  return {
    guid: '0000000B',
    rounds: before ? 0 : 1,
    team: 2,
    weapons: { MP40: [0, 10, 0, before ? 2 : 3, 0] },
    fields: { damageReceived: damage, timeMin: before ? 5 : 9 },
  };
}

const r1 = documentOf({}, [late(true), enemy(true, 300)]);
const header = { label: 2, limit: '5:00', next: '4:00' };

test('where minutes fit by chance, the reading with which all sums agree counts', () => {
  const { players, laws } = splitRound({
    document: documentOf(header, [late(false), enemy(false, 500)]),
    base: r1,
  });
  expect(players.map(({ mode, counters }) => [mode, counters.damageGiven])).toEqual([
    ['delta', 200],
    ['delta', 0],
  ]);
  expect(Object.values(laws).filter((law) => law.verdict === 'broken')).toEqual([]);
});

test('where neither reading makes the sums agree, the minutes decide', () => {
  const { players } = splitRound({
    document: documentOf(header, [late(false), enemy(false, 999)]),
    base: r1,
  });
  expect(players.map(({ mode }) => mode)).toEqual(['raw_reset', 'delta']);
});
