import { expect, test } from 'vitest';
import { simulateEvenings } from '../../../simulator/etlegacy/simulate-evenings.ts';
import type { CaseName } from '../../../simulator/etlegacy/evening/cases.ts';
import type { Evening } from '../../../simulator/etlegacy/evening/evening-state.ts';
import { bitCount, readRawLine, splitLines } from './support.ts';

const NAME = /^(\d{4}-\d\d-\d\d)-(\d{6})-(.+)-round-([12])\.txt$/;

function play(cases: readonly CaseName[], seed = 21): Evening {
  return simulateEvenings({ seed, evenings: 1, options: { cases, maps: 4 } })[0]!;
}

function roundFiles(evening: Evening): { name: string; lines: string[]; raw: Buffer }[] {
  const rounds = new Set(evening.rounds.map((round) => round.file));
  return evening.files
    .filter(({ name }) => rounds.has(name))
    .map(({ name, bytes }) => ({ name, lines: splitLines(bytes), raw: Buffer.from(bytes) }));
}

test.for([
  { cases: [], fields: 38, header: 9 },
  { cases: ['layout_37'], fields: 37, header: 8 },
  { cases: ['layout_36'], fields: 36, header: 8 },
  { cases: ['layout_33'], fields: 33, header: 8 },
  { cases: ['header_8'], fields: 38, header: 8 },
  { cases: ['header_seconds'], fields: 38, header: 9 },
] as const)(
  'a script of $cases prints $fields columns and $header header fields',
  ({ cases, fields, header }) => {
    const files = roundFiles(play(cases));
    expect(files.length).toBeGreaterThan(5);
    for (const { lines } of files) {
      expect(lines[0]!.split('\\')).toHaveLength(header);
      expect(lines.at(-1)).toBe('');
      for (const line of lines.slice(1, -1)) {
        expect(line).toMatch(/^[0-9A-F]{8}\\.+\\\d+\\[123]\\\d+ (\d+ )+\t[^\t]/);
        const player = readRawLine(line);
        expect(player.fields).toHaveLength(fields);
        expect(player.tuples).toHaveLength(5 * bitCount(player.mask));
        expect(player.mask).toBeGreaterThan(0);
      }
    }
  },
);

test('a file is named after the local wall clock three seconds after the end of its round', () => {
  for (const zone of ['Europe/Ljubljana', 'America/New_York', 'Asia/Kolkata']) {
    const evening = simulateEvenings({
      seed: 4,
      evenings: 1,
      options: { zone, cases: ['clock_step_forward'], maps: 4 },
    })[0]!;
    for (const round of evening.rounds) {
      const [, date, time, map, label] = NAME.exec(round.file!)!;
      expect(Date.parse(round.savedAt!) - Date.parse(round.endedAt)).toBe(3000);
      const shown = new Date(Date.parse(round.savedAt!) + round.clockErrorMs);
      expect(`${date} ${time}`).toBe(shown.toLocaleString('sv-SE', { timeZone: zone }).replaceAll(':', ''));
      expect([map, Number(label)]).toEqual([round.map, round.labelPrinted]);
    }
    expect(evening.rounds.at(-1)!.clockErrorMs).toBeGreaterThan(0);
  }
});

test('names keep their bytes and server names may contain the separator', () => {
  for (let seed = 1; seed <= 6; seed++) {
    const evening = play(['odd_names', 'odd_server_name'], seed);
    for (const { name, lines, raw } of roundFiles(evening)) {
      const round = evening.rounds.find((one) => one.file === name)!;
      expect(raw.toString('latin1').split('\n')[0]!.split('\\').at(-8)).toBe(round.map);
      const printed = lines.slice(1, -1).map((line) => readRawLine(line).nameHex);
      expect(printed.sort()).toEqual(
        round.players
          .filter((player) => player.hasLine)
          .map((player) => player.nameHex)
          .sort(),
      );
      for (const player of round.players) expect(player.nameHex.length / 2).toBeLessThanOrEqual(35);
    }
  }
});

test('endstats name their players, and newer ones also whose table follows', () => {
  const headed = play(['endstats_headed']);
  const plain = play(['endstats']);
  expect(headed.endstats).toHaveLength(headed.rounds.length);
  for (const [evening, marks] of [
    [headed, true],
    [plain, false],
  ] as const) {
    for (const { file, round, awards } of evening.endstats) {
      expect(file).toBe(round.replace('.txt', '-endstats.txt'));
      const lines = splitLines(evening.files.find(({ name }) => name === file)!.bytes);
      expect(lines.filter((line) => line.startsWith('VS_HEADER\t')).length > 0).toBe(marks);
      expect(lines.slice(0, awards.length)).toEqual(
        awards.map(({ award, name, value }) => `${award}\t${name}\t${value}`),
      );
      expect(awards.length).toBeGreaterThan(15);
      for (const line of lines.slice(awards.length, -1)) expect(line.split('\t')).toHaveLength(3);
    }
  }
});

test('stray files are among the rounds and belong to none', () => {
  const evening = play(['stray_files']);
  expect(evening.strays.map((stray) => stray.reason)).toEqual([
    'rubbish',
    'foreignLayout',
    'fakePair',
    'fakePair',
  ]);
  for (const { file } of evening.strays)
    expect(evening.rounds.some((round) => round.file === file)).toBe(false);
});
