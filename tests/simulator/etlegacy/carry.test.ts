import { expect, test } from 'vitest';
import { streamEvenings } from '../../../simulator/etlegacy/simulate-evenings.ts';
import { keysOf } from '../../../simulator/etlegacy/keys-of.ts';
import { withoutColours } from '../../../simulator/etlegacy/byte-text.ts';
import type { Evening } from '../../../simulator/etlegacy/evening/evening-state.ts';
import type { PlayerTruth, PlayerValues } from '../../../simulator/etlegacy/truth.ts';
import { readRawLine, splitLines } from './support.ts';
import type { RawLine } from './support.ts';

// Column numbers of the widest line, repeated here so that a wrong column in the writer is detected.
const ENGINE = {
  damageGiven: 0,
  damageReceived: 1,
  teamDamageGiven: 2,
  teamDamageReceived: 3,
  gibs: 4,
  selfKills: 5,
  teamKills: 6,
  teamGibs: 7,
} as const;
const SCRIPT = {
  xp: 9,
  killingSpree: 10,
  deathSpree: 11,
  killAssists: 12,
  killSteals: 13,
  headshotKills: 14,
  objStolen: 15,
  objReturned: 16,
  dynPlanted: 17,
  dynDefused: 18,
  timesRevived: 19,
  usefulKills: 27,
  deniedS: 28,
  multi2: 29,
  multi3: 30,
  multi4: 31,
  multi5: 32,
  multi6: 33,
  uselessKills: 34,
  fullSelfkills: 35,
  repairs: 36,
  revivesGiven: 37,
} as const;
const TUPLE = { hits: 0, shots: 1, kills: 2, deaths: 3, headshots: 4 } as const;

function linesOf(evening: Evening, file: string): RawLine[] {
  const bytes = evening.files.find(({ name }) => name === file)!.bytes;
  return splitLines(bytes)
    .slice(1, -1)
    .map((line) => readRawLine(line));
}

function lineOf(evening: Evening, file: string, player: PlayerTruth): RawLine {
  const sameKey = (line: RawLine): boolean =>
    line.guid8 === player.guid8 &&
    (!player.isBot || withoutColours(Buffer.from(line.nameHex, 'hex').toString()) === player.cleanName);
  return linesOf(evening, file).find(sameKey)!;
}

function sumTuples(line: RawLine, count: keyof typeof TUPLE): number {
  return line.tuples.reduce((sum, value, index) => sum + (index % 5 === TUPLE[count] ? value : 0), 0);
}

test('a line has the kept engine counters plus this round, and the script counters of this round only', () => {
  const seen = { zero: 0, carried: 0, hidden: 0, partial: 0, hiddenPartial: 0 };
  for (const evening of streamEvenings({ seed: 33, evenings: 25 })) {
    for (const round of evening.rounds) {
      if (round.file === null || round.layout !== 38) continue;
      expect(linesOf(evening, round.file)).toHaveLength(
        round.players.filter((player) => player.hasLine).length,
      );
      for (const player of round.players) {
        if (!player.hasLine) continue;
        seen[player.base]++;
        if (player.base !== 'hidden' && !player.flags.includes('hiddenClock'))
          check(evening, round.file, player);
      }
    }
  }
  expect(seen.zero).toBeGreaterThan(500);
  expect(seen.carried).toBeGreaterThan(500);
  expect(seen.hidden).toBeGreaterThan(0);
});

function check(evening: Evening, file: string, player: PlayerTruth): void {
  const line = lineOf(evening, file, player);
  const base = player.base === 'carried' ? lineOf(evening, player.baseFile!, player) : null;
  const values: PlayerValues = player.values;
  const number = (from: RawLine | null, column: number): number => Number(from?.fields[column] ?? 0);
  expect(line.rounds).toBe(player.rounds);
  for (const key of keysOf(ENGINE)) {
    expect(number(line, ENGINE[key]) - number(base, ENGINE[key])).toBe(values[key]);
  }
  for (const key of keysOf(SCRIPT)) expect(number(line, SCRIPT[key])).toBe(values[key]);
  for (const count of ['hits', 'kills', 'deaths', 'headshots'] as const) {
    expect(sumTuples(line, count) - (base === null ? 0 : sumTuples(base, count))).toBe(values[count]);
  }
  expect(Math.abs((number(line, 22) - number(base, 22)) * 60_000 - values.timeMs)).toBeLessThanOrEqual(6001);
  expect(number(line, 20)).toBe(sumTuples(line, 'shots'));
}
