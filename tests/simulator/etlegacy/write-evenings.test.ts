import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type SimulationOptions, simulateEvenings } from '../../../simulator/etlegacy/simulate-evenings.ts';
import { writeEvenings } from '../../../simulator/etlegacy/write-evenings.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'simulated-'));
});
afterEach(() => rm(dir, { recursive: true }));

test('a folder contains the simulated files, with their times, and one line of truth per round', async () => {
  const simulation = { seed: 12, evenings: 2 };
  const written = await writeEvenings(join(dir, 'deep', 'er'), simulation);
  const evenings = simulateEvenings(simulation);
  const files = evenings.flatMap((evening) => evening.files);
  const rounds = evenings.flatMap((evening) => evening.rounds);
  expect(written).toMatchObject({ evenings: 2, rounds: rounds.length, files: files.length });
  const stats = join(dir, 'deep', 'er', 'stats');
  expect((await readdir(stats)).sort()).toEqual(files.map(({ name }) => name).sort());
  for (const { name, bytes, writtenAt } of files) {
    expect(Buffer.from(bytes).equals(await readFile(join(stats, name)))).toBe(true);
    expect(Math.abs((await stat(join(stats, name))).mtimeMs - writtenAt)).toBeLessThan(2);
  }
  const truth = (await readFile(written.truth, 'utf8')).trimEnd().split('\n');
  expect(truth.map((line) => JSON.parse(line))).toEqual(rounds);
});

test('evenings end before a day, however many they are, and are the same where they fit anyway', () => {
  const until = '2026-11-01';
  const plays = (evenings: number, options: SimulationOptions) =>
    simulateEvenings({ seed: 3, evenings, options: { maps: 1, teamSize: 1, ...options } });
  const end = Date.parse(`${until}T00:00:00Z`);
  for (const evenings of [1, 110]) {
    const times = plays(evenings, { until }).flatMap(({ files }) => files.map((file) => file.writtenAt));
    expect(Math.max(...times)).toBeLessThan(end);
    expect(times.length).toBeGreaterThanOrEqual(evenings);
  }
  expect(
    Math.max(...plays(110, {}).flatMap(({ files }) => files.map((file) => file.writtenAt))),
  ).toBeGreaterThan(end);
  expect(plays(5, { until })).toEqual(plays(5, {}));
});
