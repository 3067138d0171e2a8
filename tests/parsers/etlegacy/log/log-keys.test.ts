import fc from 'fast-check';
import { expect, test } from 'vitest';
import { logKeys } from '../../../../parsers/etlegacy/log/log-keys.ts';
import type { RoundLog } from '../../../../parsers/etlegacy/document/round-log.ts';

const ANN = 'AB12CD34'.padEnd(32, '0');
const HER_DOUBLE = 'AB12CD34'.padEnd(32, 'F');

function logOf(players: readonly string[]): RoundLog {
  return {
    events: [],
    hits: null,
    isDated: true,
    isFramed: true,
    tellsPauses: true,
    pausedMs: 0,
    longestGapMs: 0,
    lengthMs: 60_000,
    seen: new Map(players.map((player) => [player, [0, 60_000]])),
    flaws: [],
  };
}

function bot(number: string): string {
  return `OMNIBOT${number}`.padEnd(32);
}

test('players of a log without a line get the beginning of their key, bots their number', () => {
  const known = new Map([[bot('01'), 'OMNIBOT0:Alpha']]);
  expect([...logKeys(logOf([ANN, bot('03'), bot('01'), bot('04')]), known)]).toEqual([
    [bot('01'), 'OMNIBOT0:Alpha'],
    [ANN, 'AB12CD34'],
    [bot('03'), 'OMNIBOT03'],
    [bot('04'), 'OMNIBOT04'],
  ]);
});

test('a player without a line is never taken for one who has a line and the same beginning', () => {
  expect(logKeys(logOf([HER_DOUBLE, ANN]), new Map([[ANN, 'AB12CD34']])).get(HER_DOUBLE)).toBe('AB12CD34#2');
});

test('every player of a log has a key of its own, whatever order the log mentions them in', () => {
  const player = fc.oneof(
    fc.integer({ min: 0, max: 99 }).map((number) => bot(String(number).padStart(2, '0'))),
    fc.constantFrom(ANN, HER_DOUBLE, 'AB12CD34', '', 'OMNIBOT'.padEnd(32, 'A'), 'OMNIBOT'.padEnd(32, 'B')),
  );
  fc.assert(
    fc.property(fc.uniqueArray(player), fc.nat(5), (players, listed) => {
      const known = new Map(players.slice(0, listed).map((key) => [key, key.slice(0, 8).trimEnd()] as const));
      fc.pre(new Set(known.values()).size === known.size);
      const keys = logKeys(logOf(players), known);
      expect(new Set(keys.values()).size).toBe(players.length);
      for (const key of keys.values()) expect(key.length).toBeLessThan(14);
      expect(keys).toEqual(logKeys(logOf(players.toReversed()), known));
    }),
  );
});
