import { expect } from 'vitest';
import { simulateEvenings, type SimulationOptions } from '../../../simulator/etlegacy/simulate-evenings.ts';
import { importFiles, rowsOf } from '../etlegacy/import-files.ts';
import type { TestFile } from '../etlegacy/round-file.ts';
import { createTestDatabase } from '../database/test-database.ts';
import { collectWords } from './collect-words.ts';
import { proveFaces } from './prove-faces.ts';
import { findStopwatchWords } from './stopwatch-words.ts';

/** All files of one simulated evening with few players. */
export function simulateFiles(options: SimulationOptions, seed = 5): TestFile[] {
  const few = { zone: 'UTC', maps: 2, teamSize: 3 };
  return simulateEvenings({ seed, evenings: 1, options: { ...few, ...options } }).flatMap((evening) => [
    ...evening.files.map(({ name, bytes }) => ({ name, body: Buffer.from(bytes) })),
    ...evening.documents.map(({ name, dump }) => ({ name, body: Buffer.from(dump) })),
  ]);
}

/**
 * Expects single rounds only, no stopwatch terms in any output, and no number that contradicts another output or the rows.
 *
 * @returns the texts with their place.
 */
export async function proveSingleEvening(
  files: readonly TestFile[],
  { hasAttacks, zone = 'UTC' }: { readonly hasAttacks: boolean; readonly zone?: string },
): Promise<[where: string, text: string][]> {
  const { db, close } = await createTestDatabase();
  try {
    await importFiles(db, files, { zone });
    const rounds = await rowsOf(db, 'rounds');
    expect(new Set(rounds.map(({ kind }) => kind))).toEqual(new Set(['single']));
    const said = await collectWords(db, 'default');
    expect(said.length).toBeGreaterThan(20);
    expect(findStopwatchWords(said, { hasAttacks })).toEqual([]);
    const players = await rowsOf(db, 'player-rounds');
    if (players.every(({ timeS }) => timeS === null)) expect(findZeroTimes(said)).toEqual([]);
    expect((await proveFaces(db)).faults).toEqual([]);
    return said;
  } finally {
    await close();
  }
}

/** Lines that say 0 for a time that no document tells, or rank by it. */
function findZeroTimes(said: readonly (readonly [where: string, text: string])[]): string[] {
  const zero = /\b0:00\b|\b0 min\b|\btook –|#\d+\*{0,2} of \d+ by damage per minute/;
  return said.flatMap(([where, text]) =>
    text.split('\n').flatMap((line) => (zero.test(line) ? [`${where}: ${line}`] : [])),
  );
}
