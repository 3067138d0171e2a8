import { expect, test } from 'vitest';
import type { RoundHeader } from '../../../../parsers/etlegacy/document/round-document.ts';
import type { RoundLog } from '../../../../parsers/etlegacy/document/round-log.ts';
import { readPlaytime } from '../../../../parsers/etlegacy/json/read-clock.ts';

const INFO = { round_start: 1_000, round_end: 201_000 };
const HEADER: RoundHeader = {
  serverName: '',
  map: 'oasis',
  config: '',
  label: 2,
  defender: 'axis',
  winner: 'allies',
  limitS: 600,
  nextLimitS: 0,
  playtimeMs: null,
};
const LOG: RoundLog = {
  events: [],
  hits: null,
  isDated: true,
  isFramed: true,
  tellsPauses: false,
  pausedMs: 0,
  longestGapMs: 0,
  lengthMs: 200_000,
  seen: new Map(),
  flaws: [],
};

test('a silence of 20 s can be a pause where the log tells none, so the clock does not tell the length', () => {
  const told = (change: Partial<RoundLog>) => readPlaytime(INFO, HEADER, { ...LOG, ...change });
  expect(told({ longestGapMs: 19_999 })).toBe(200_000);
  expect(told({ longestGapMs: 20_000 })).toBeNull();
  expect(told({ longestGapMs: 30_000, tellsPauses: true, pausedMs: 25_000 })).toBe(175_000);
});
