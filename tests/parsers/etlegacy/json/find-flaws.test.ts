import { expect, test } from 'vitest';
import { findFlaws } from '../../../../parsers/etlegacy/json/find-flaws.ts';
import { actsOf } from '../../../../parsers/etlegacy/json/objective-acts.ts';

const [ANN, BOB, CAT] = ['A', 'B', 'C'].map((letter) => letter.repeat(32));
const NO_ACTS: ReadonlySet<string> = new Set();

function flawsOf(entries: readonly object[], acts = NO_ACTS): string[] {
  return findFlaws(
    entries.map((entry, at) => ({ leveltime: 1_000 * at, ...entry })),
    acts,
  );
}

const begin = [ANN, BOB, CAT].map((player) => ({ label: 'spawn', player }));
const death = { label: 'kill', killer: CAT, victim: ANN };
const revive = { label: 'revive', player: BOB, victim: ANN };

test('nobody dies twice without a spawn or a revive, and no living player is revived', () => {
  const spawn = { label: 'spawn', player: ANN };
  expect(flawsOf([...begin, death, revive, death, spawn, death])).toEqual([]);
  expect(flawsOf([...begin, death, revive, death, death])).toEqual(['a dead player dies at 6000 ms']);
  expect(flawsOf([...begin, death, { ...revive, victim: CAT }])).toEqual([
    'a living player is revived at 4000 ms',
  ]);
  // Engines without revives in the log, and players whose spawn came before it.
  expect(flawsOf([...begin, death, death])).toEqual([]);
  expect(flawsOf([death, revive])).toEqual([]);
});

test('nobody loses health between a death and the next spawn or revive, as where a spawn was left out', () => {
  const hit = { label: 'damage', killer: CAT, victim: ANN, damage: 20, victim_health: 120 };
  const spawn = { label: 'spawn', player: ANN };
  expect(flawsOf([...begin, death, revive, hit, death, spawn, hit])).toEqual([]);
  // A hit on a corpse is no loss.
  expect(flawsOf([...begin, death, { ...hit, victim_health: -5 }, revive])).toEqual([]);
  expect(flawsOf([...begin, death, revive, death, hit])).toEqual(['a dead player loses health at 6000 ms']);
});

test('what a player did for an objective stands in the log, at the same moment and by the same player', () => {
  const acts = actsOf({ [`${ANN}`]: { obj_planted: { 3000: { objective: 'Gate' } }, obj_defused: [] } });
  const planted = { label: 'obj_planted', player: ANN };
  expect(flawsOf([...begin, planted], acts)).toEqual([]);
  // Two in one millisecond are one in the list of the player.
  expect(flawsOf([...begin, planted, planted], acts)).toEqual([]);
  for (const entries of [begin, [...begin, { ...planted, player: BOB }], [...begin, death, planted]])
    expect(flawsOf(entries, acts)).toEqual(['1 acts for objectives are missing that the players have']);
});
