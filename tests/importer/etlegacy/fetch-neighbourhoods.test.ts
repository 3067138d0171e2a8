import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DerivationMemory } from '../../../importer/etlegacy/derivation-memory.ts';
import { fetchNeighbourhoods } from '../../../importer/etlegacy/fetch-neighbourhoods.ts';
import { importFiles } from '../../support/etlegacy/import-files.ts';
import { crew, later, roundFile, type TestFile } from '../../support/etlegacy/round-file.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

const START = '2031-02-03 18:00:00';

let test: TestDatabase;
beforeEach(async () => {
  test = await createTestDatabase();
});
afterEach(async () => {
  await test.close();
});

/** Rounds every half an hour, each on the next map of a rotation; `lively` says in which of them people play. */
function rotation(count: number, lively: (i: number) => boolean, firstMinute = 0): TestFile[] {
  return Array.from({ length: count }, (_, i) =>
    roundFile({
      at: later(START, firstMinute + i * 30),
      map: `map${i % 3}`,
      players: lively(i) ? crew({ kills: i + 1 }) : crew({ people: 1, kills: 0, minutes: 5 }),
    }),
  );
}

/** For each neighbourhood: minutes since the start of its first and last file, and the number of files. */
async function neighbourhoodsOf(minutes: readonly number[]): Promise<(readonly [number, number, number])[]> {
  const times = minutes.map((minute) => later(START, minute).replace(' ', 'T'));
  const groups = await test.db
    .transaction()
    .execute(async (trx) => fetchNeighbourhoods(trx, 'default', times, new DerivationMemory()));
  const minuteOf = (local?: string) =>
    (Date.parse(`${local}Z`) - Date.parse(`${START.replace(' ', 'T')}Z`)) / 60_000;
  return groups.map(({ files }) => [
    minuteOf(files[0]?.local_end),
    minuteOf(files.at(-1)?.local_end),
    files.length,
  ]);
}

describe('fetchNeighbourhoods', () => {
  it('returns a whole evening, from the gap before to the gap after', async () => {
    await importFiles(test.db, [
      ...rotation(4, () => true),
      ...rotation(3, () => true, 90 + 121),
      ...rotation(1, () => true, 9_000),
    ]);
    expect(await neighbourhoodsOf([30])).toEqual([[0, 90, 4]]);
    expect(await neighbourhoodsOf([9_000, 0])).toEqual([
      [0, 90, 4],
      [9_000, 9_000, 1],
    ]);
  });

  it('extends as long as people play, over days if needed', async () => {
    await importFiles(
      test.db,
      rotation(150, () => true),
    );
    expect(await neighbourhoodsOf([0])).toEqual([[0, 149 * 30, 150]]);
    expect(await neighbourhoodsOf([149 * 30])).toEqual([[0, 149 * 30, 150]]);
  });

  it('leaves no gap between two times whose first search windows nearly touch', async () => {
    await importFiles(
      test.db,
      rotation(150, () => true),
    );
    for (const apart of [24, 25, 26]) {
      expect(await neighbourhoodsOf([24 * 60, (24 + apart) * 60])).toEqual([[0, 149 * 30, 150]]);
    }
  });

  it('stays small on a server that always runs: it cuts where nobody plays and the map changes', async () => {
    const isEvening = (i: number) => i % 48 < 8;
    await importFiles(test.db, rotation(192, isEvening));
    // The eight rounds that people played, and single idle ones that were searched because a file came nearby.
    const evening = await neighbourhoodsOf([24 * 60 + 60]);
    expect(evening).toContainEqual([24 * 60, 24 * 60 + 7 * 30, 8]);
    expect(evening.length).toBeLessThan(10);
    expect(evening.filter(([, , files]) => files > 1)).toHaveLength(1);
    const idle = await neighbourhoodsOf([24 * 60 + 15 * 60]);
    expect(idle.every(([, , files]) => files === 1)).toBe(true);
    expect(idle.length).toBeLessThan(10);
  });

  it('ignores other servers', async () => {
    await importFiles(
      test.db,
      rotation(2, () => true),
      { server: 'other' },
    );
    expect(await neighbourhoodsOf([0])).toEqual([]);
  });
});
