import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { simulateSample } from '../../support/etlegacy/simulate-sample.ts';

const SAMPLE_DIR = join(import.meta.dirname, '../../../local_stats/sample');

test('the shipped sample equals the simulation of its seed, byte for byte', async () => {
  const { files } = simulateSample();
  expect((await readdir(SAMPLE_DIR)).sort()).toEqual(files.map(({ name }) => name).sort());
  for (const { name, bytes } of files)
    expect(Buffer.from(bytes).equals(await readFile(join(SAMPLE_DIR, name)))).toBe(true);
});

test('the sample contains a draw, a surrender, a full hold, a substitute and endstats', () => {
  const { rounds, endstats } = simulateSample();
  expect(rounds).toHaveLength(12);
  expect(rounds.every((round) => round.lawsHold)).toBe(true);
  const outcomes = rounds.map((round) => round.outcome);
  expect(outcomes).toContain('surrenderAttackers');
  expect(
    outcomes.some(
      (outcome, index) => index % 2 === 0 && outcome === 'hold' && outcomes[index + 1] === 'hold',
    ),
  ).toBe(true);
  expect(
    outcomes.some(
      (outcome, index) => index % 2 === 0 && outcome === 'hold' && outcomes[index + 1] === 'objective',
    ),
  ).toBe(true);
  expect(new Set(rounds.flatMap((round) => round.players.map((player) => player.key))).size).toBe(11);
  expect(endstats.length).toBeGreaterThan(2);
});
