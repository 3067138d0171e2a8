import { expect, test } from 'vitest';
import { compareWithLog } from '../../../../parsers/etlegacy/log/compare-with-log.ts';
import type { LogMarks, Mark } from '../../../../parsers/etlegacy/log/log-marks.ts';

const ANN = 'AB12CD34'.padEnd(32, '0');
const COUNTERS = {
  damageGiven: 90,
  damageReceived: 0,
  teamDamageGiven: 0,
  teamDamageReceived: 0,
  teamKills: 0,
  selfKills: 0,
};
const NUMBERS = { weapons: { MP40: [3, 9, 1, 0, 0] }, counters: COUNTERS } as const;
const SHE_DID = [
  mark(1, 5_000, 'MP40.hits', 3),
  mark(2, 5_000, 'damageGiven', 90),
  mark(3, 5_000, 'MP40.kills'),
];
/** At 6 s, after the last sample before she left. */
const UNSEEN = mark(4, 6_000, 'damageReceived', 20);

function mark(order: number, clockMs: number, name: Mark['name'], value = 1): Mark {
  return { order, clockMs, name, value };
}

/** She comes in at the beginning, leaves, and comes back as event 10. */
function agreement(marks: readonly Mark[], isLastMan: boolean, spawns: readonly number[] = [0, 10]): string {
  const log: LogMarks = {
    marks: new Map([[ANN, marks]]),
    spawns: new Map(spawns.length === 0 ? [] : [[ANN, spawns]]),
    heads: new Map(),
    tells: { damage: true, revives: true },
  };
  return compareWithLog(NUMBERS, log, { key32: ANN, lastMs: 29_000, endMs: 30_000, isLastMan }).is;
}

test('who comes back in last man standing and uses no weapon keeps the numbers of before', () => {
  const after = [...SHE_DID, UNSEEN, mark(11, 25_000, 'damageReceived', 40)];
  expect(agreement(after, true)).toBe('reconnected');
  expect(agreement([...SHE_DID, mark(11, 25_000, 'damageReceived', 40)], true)).toBe('reconnected');
  // Where everybody spawns again and again it would excuse a wrong log.
  expect(agreement(after, false)).toBe('differs');
});

test('who used a weapon after coming back has other numbers, and so has who did more than before', () => {
  expect(agreement([...SHE_DID, UNSEEN, mark(11, 25_000, 'MP40.hits')], true)).toBe('differs');
  expect(agreement([...SHE_DID.slice(1), UNSEEN, mark(11, 25_000, 'damageReceived', 40)], true)).toBe(
    'differs',
  );
  const long = mark(5, 15_000, 'damageReceived', 20);
  expect(agreement([...SHE_DID, UNSEEN, long, mark(11, 25_000, 'damageReceived', 40)], true)).toBe('differs');
});

test('where the log has no spawns, who came back in a silence has the numbers since it', () => {
  const before = mark(0, 100, 'MP40.kills');
  expect(agreement([before, ...SHE_DID.map((each) => ({ ...each, clockMs: 6_000 }))], false, [])).toBe(
    'reconnected',
  );
  // In less than five seconds nobody is back.
  expect(agreement([before, ...SHE_DID], false, [])).toBe('differs');
  expect(agreement([...SHE_DID, mark(11, 25_000, 'MP40.kills')], false, [])).toBe('differs');
});
