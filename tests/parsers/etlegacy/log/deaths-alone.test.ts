import { expect, test } from 'vitest';
import type { RoundLog } from '../../../../parsers/etlegacy/document/round-log.ts';
import { splitRound } from '../../../../parsers/etlegacy/split-round.ts';
import { documentOf } from '../round-text.ts';

const KEYS = ['AB12CD34', 'EF56AB78'].map((guid) => guid.padEnd(32, '0'));

test('a log of deaths alone does not prove that damage is of this round, where the round before is lost', () => {
  const lines = KEYS.map((key) => ({
    guid: key.slice(0, 8),
    rounds: 1,
    fields: { damageGiven: 900, gibs: 3 },
  }));
  const document = documentOf({ label: 2, winner: 2 }, lines);
  const players = document.players.map((line, at) => ({
    ...line,
    key32: KEYS[at] ?? '',
    fields: { ...line.fields, timeMin: null },
  }));
  const log: RoundLog = {
    events: [],
    hits: null,
    isFramed: true,
    tellsPauses: false,
    pausedMs: 0,
    longestGapMs: 0,
    lengthMs: 120_000,
    seen: new Map(KEYS.map((key) => [key, [0, 120_000]])),
    flaws: [],
  };
  const json = { engine: null, log };
  const split = splitRound({ document: { ...document, formats: ['json'], players, json }, base: null });
  expect(split.players.map(({ mode, kills, counters }) => [mode, kills, counters.damageGiven])).toEqual([
    ['from_log', 0, null],
    ['from_log', 0, null],
  ]);
});
