import { expect, test } from 'vitest';
import { chooseBase } from '../../../../importer/etlegacy/derive/choose-base.ts';
import { splitRound } from '../../../../parsers/etlegacy/split-round.ts';
import type { TimedRound } from '../../../../importer/etlegacy/derive/place-rounds.ts';
import { timedRound } from './timed-round.ts';

const DAY = '2031-02-03T';
const held = { limit: '12:00', next: '12:00', winner: 1 };
const r1 = timedRound(`${DAY}20:00:00`, {}, [{ fields: { damageGiven: 500, timeMin: 5 } }]);

function baseOf(source: TimedRound): TimedRound | null {
  const whereabouts = { round: 1 as const, place: 'single' as const, partner: null, base: r1 };
  const placed = { source, ...whereabouts, isStopwatch: true };
  const base = chooseBase(placed, (round, before) =>
    splitRound({ document: round.document, base: before?.document ?? null }),
  );
  return base === null ? null : r1;
}

test('a round one that began at zero has no base', () => {
  const again = timedRound(`${DAY}20:09:00`, held, [{ rounds: 1, fields: { damageGiven: 400, timeMin: 6 } }]);
  expect(baseOf(again)).toBeNull();
});

test('a round one with more minutes than passed since the file before has that file as its base', () => {
  const again = timedRound(`${DAY}20:06:00`, held, [{ rounds: 1, fields: { damageGiven: 900, timeMin: 9 } }]);
  expect(baseOf(again)).toBe(r1);
});
